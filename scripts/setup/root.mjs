import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository: absolute path, without a separator at its end. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
