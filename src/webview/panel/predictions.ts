import type { SampledFunction } from '../../profile/index.ts';
import type { PredictedFile, PredictedFunction } from '../../protocol/index.ts';

/** What is known of one function's prediction. */
export type Prediction =
  /** The language server was not asked yet, or knows nothing of the function's file. */
  | { readonly kind: 'none' }
  | { readonly kind: 'under-way' }
  | { readonly kind: 'not-analysed'; readonly reason: string }
  /** Of a file that is analysed, a function that its analysis does not have. */
  | { readonly kind: 'not-found'; readonly isChanged: boolean }
  | {
      readonly kind: 'predicted';
      readonly predicted: PredictedFunction;
      /** Whether it is of another text than the one that ran; `null` where that is not known. */
      readonly isChanged: boolean | null;
    };

interface KnownFile {
  readonly file: PredictedFile;
  readonly functions: ReadonlyMap<string, PredictedFunction>;
}

/** What the language server has said of the functions of a profile. */
export class Predictions {
  readonly #files = new Map<string, KnownFile>();

  /** Takes what is said of files in place of what was said of them before. */
  add(files: readonly PredictedFile[]): void {
    for (const file of files) {
      const known = { file, functions: new Map(file.functions.map((one) => [placeOf(one), one])) };
      for (const url of file.urls) this.#files.set(url, known);
    }
  }

  clear(): void {
    this.#files.clear();
  }

  of(fn: SampledFunction): Prediction {
    const known = this.#files.get(fn.url);
    if (known === undefined) return { kind: 'none' };
    const { status, reason } = known.file;
    if (status === 'under-way') return { kind: 'under-way' };
    if (status === 'not-analysed') return { kind: 'not-analysed', reason };
    const predicted = known.functions.get(placeOf(fn));
    if (predicted === undefined) return { kind: 'not-found', isChanged: status === 'changed' };
    const isChanged = status === 'version-not-known' ? null : status === 'changed';
    return { kind: 'predicted', predicted, isChanged };
  }

  /** Why nothing at all is predicted; '' where something is, or may be soon. */
  get whyNone(): string {
    const files = [...new Set(this.#files.values())].map(({ file }) => file);
    const [first] = files;
    if (first === undefined || files.some(({ status }) => status !== 'not-analysed')) return '';
    const others = files.length - 1;
    if (others === 0) return first.reason;
    return `${first.reason} The same goes for ${others === 1 ? 'another file' : `${others} more files`} of the profile.`;
  }
}

function placeOf({ name, line, column }: Pick<SampledFunction, 'name' | 'line' | 'column'>): string {
  return `${line}:${column} ${name}`;
}
