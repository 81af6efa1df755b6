import type { PanelToHost } from '../../protocol/index.ts';
import type { Host } from '../shared/host.ts';
import { readSavedState, type SavedState } from './savedState.ts';

/** What the page remembers when it is hidden and shown again; the editor keeps it. */
export class SavedStore {
  readonly #host: Host<PanelToHost>;
  #state: SavedState;

  constructor(host: Host<PanelToHost>) {
    this.#host = host;
    this.#state = readSavedState(host.readState());
  }

  get state(): SavedState {
    return this.#state;
  }

  save(change: Partial<SavedState>): void {
    this.#state = { ...this.#state, ...change };
    this.#host.writeState(this.#state);
  }
}
