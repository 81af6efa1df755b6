/** Bundlers for which the lines to add are known, and run in test/matrix. */
export type KnownBundler = 'esbuild' | 'vite' | 'webpack' | 'vitest';

/** A bundler that builds a package, as its configuration says. */
export interface BundlerUse {
  /** `undefined` for one whose lines nobody has tried here. */
  readonly bundler: KnownBundler | undefined;
  /** What a person calls it. */
  readonly title: string;
  /** The file that configures it, absolute: package.json where a script does. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** What is configured: the file's text, or the script. */
  readonly text: string;
}
