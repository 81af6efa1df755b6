import type { FileReport, FunctionReport } from '../core/index.ts';

/**
 * What the analysis answers. `new Analyzer(session)` is the implementation over a compiler session; it follows the
 * session's changes by itself, so one analyzer serves as long as its session does.
 *
 * Nothing here throws on anybody's code; `CompilerLost` comes through when the compiler is gone.
 */
export interface CodeAnalyzer {
  /** Verdicts on all functions of a file; a file that cannot be read has no functions and a problem. */
  analyzeFile(file: string): FileReport;
  /** The innermost function around a UTF-16 offset; top-level code is `<module>` where a file has any. */
  functionAt(file: string, offset: number): FunctionReport | undefined;
  /** The function of a name as in docs/signals.md, *Names*; shorter forms are accepted when they fit only one. */
  findFunction(file: string, name: string): FunctionReport | 'none' | 'ambiguous';
}
