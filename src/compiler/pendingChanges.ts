import type { UpdateSnapshotParams } from './snapshotParams.ts';
import type { ChangedFiles } from './versions.ts';

type Change = 'changed' | 'created' | 'deleted';

/** What the compiler has not been told yet. */
export class PendingChanges {
  readonly #changes = new Map<string, Change>();
  /**
   * Changes that undo a temporary overlay: the compiler has to hear of them with the next update, but the snapshot
   * that is in use was made before the overlay and needs none.
   */
  readonly #owed = new Map<string, Change>();
  readonly #toClose = new Set<string>();
  #all = false;

  get isEmpty(): boolean {
    return !this.#all && this.#changes.size === 0 && this.#toClose.size === 0;
  }

  note(file: string, change: Change): void {
    this.#changes.set(file, inOne(this.#changes.get(file), change));
  }

  noteAll(): void {
    this.#all = true;
  }

  /** Notes open files that have to find their project anew. */
  noteClosing(files: Iterable<string>): void {
    for (const file of files) this.#toClose.add(file);
  }

  /** Turns what is pending into what is merely owed. */
  owe(): void {
    for (const [file, change] of this.#changes) this.#owed.set(file, inOne(this.#owed.get(file), change));
    this.#changes.clear();
  }

  /** Turns what is owed into what is pending, before an update that has to be made anyway. */
  claim(): void {
    for (const [file, change] of this.#owed)
      this.#changes.set(file, inOne(change, this.#changes.get(file) ?? change));
    this.#owed.clear();
  }

  /** Everything, owed changes included; pending and owed are empty afterwards. */
  take(): PendingUpdate {
    this.claim();
    const merged = new Map(this.#changes);
    const all = this.#all;
    const toClose = new Set(this.#toClose);
    this.#changes.clear();
    this.#toClose.clear();
    this.#all = false;
    const of = (kind: Change): string[] =>
      [...merged].filter(([, change]) => change === kind).map(([file]) => file);
    return {
      toClose,
      files: all || of('created').length + of('deleted').length > 0 ? 'all' : new Set(merged.keys()),
      isStale: (file) => all || merged.has(file),
      params: all
        ? { fileChanges: { invalidateAll: true } }
        : merged.size === 0
          ? {}
          : { fileChanges: { changed: of('changed'), created: of('created'), deleted: of('deleted') } },
    };
  }
}

/**
 * Two changes of one file as one, seen from what the compiler knew before both. A file that went and came back may have
 * come back with another text: told `created`, the compiler would keep the text that it has.
 */
function inOne(first: Change | undefined, second: Change): Change {
  if (first === 'deleted' && second === 'created') return 'changed';
  return first === 'created' && second === 'changed' ? 'created' : second;
}

export interface PendingUpdate {
  readonly params: UpdateSnapshotParams;
  /** Files whose text changed; files that come and go can change anything. */
  readonly files: ChangedFiles;
  /** Open files to close for good; they are looked up again when somebody asks for them. */
  readonly toClose: ReadonlySet<string>;
  /** Whether an open file's text is not what the compiler has. */
  readonly isStale: (file: string) => boolean;
}
