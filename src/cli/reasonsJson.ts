import type { Reason } from '../core/index.ts';
import { relativePath, relativeText } from './relativePath.ts';

/** Refusals and warnings as the formats have them (design, section 8), with files relative to `root`. */
export function reasonsJson(root: string, reasons: readonly Reason<string>[]): readonly Reason<string>[] {
  return reasons.map(({ code, message, file, line }) => ({
    code,
    message: relativeText(root, message),
    file: relativePath(root, file),
    line,
  }));
}
