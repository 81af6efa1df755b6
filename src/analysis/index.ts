export type { CodeAnalyzer } from './codeAnalyzer.ts';
