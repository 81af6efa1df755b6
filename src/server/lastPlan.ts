import { readFileSync } from 'node:fs';
import { withoutMark } from '../wrap/index.ts';
import type { FileEdits } from './engine/engineProtocol.ts';
import type { OpenDocuments } from './openDocuments.ts';
import { textDigest } from './textDigest.ts';

/** Which texts the newest plan was made for. Editors preview an edit for as long as a person likes, and texts go on changing. */
export class LastPlan {
  readonly #documents: OpenDocuments;
  #digests: ReadonlyMap<string, string> = new Map();

  constructor(documents: OpenDocuments) {
    this.#documents = documents;
  }

  set(files: readonly FileEdits[]): void {
    this.#digests = new Map(files.map(({ digest, file }) => [file, digest]));
  }

  /** The files that have another text by now, in the editor where they are open and else on the disk. */
  changed(): readonly string[] {
    return [...this.#digests].flatMap(([file, digest]) => {
      const text = this.#documents.byFile(file)?.document.getText() ?? textOnDisk(file);
      return text !== undefined && textDigest(text) === digest ? [] : [file];
    });
  }
}

function textOnDisk(file: string): string | undefined {
  try {
    return withoutMark(readFileSync(file, 'utf8'));
  } catch {
    return undefined; // Gone: what was planned for it cannot be done.
  }
}
