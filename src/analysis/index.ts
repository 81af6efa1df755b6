export { Analyzer } from './analyzer.ts';
export type { CodeAnalyzer } from './codeAnalyzer.ts';
