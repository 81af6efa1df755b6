import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root, absolute. */
export const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** What failed runs leave behind: a folder per suite with screenshots and logs. */
export const testResults = path.join(repository, 'test-results');
