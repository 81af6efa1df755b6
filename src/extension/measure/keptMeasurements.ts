import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import type { FunctionMeasurement } from '../../protocol/scaling.ts';

/** Pages that are still open after so many newer measurements say that theirs is gone. */
const mostKept = 100;
/** The names that `keep` gives; a page's state is untrusted, and names no file elsewhere. */
const ownName = /^\d{13}-[\da-f-]{36}\.json$/;

/** Measurements on disk, where VS Code keeps what belongs to a workspace, for pages that are restored. */
export class KeptMeasurements {
  readonly #folder: vscode.Uri;

  constructor(folder: vscode.Uri) {
    this.#folder = folder;
  }

  /** Under which name `read` finds it. */
  async keep(measurement: FunctionMeasurement): Promise<string> {
    await vscode.workspace.fs.createDirectory(this.#folder);
    const name = `${Date.now()}-${randomUUID()}.json`;
    const text = new TextEncoder().encode(JSON.stringify(measurement));
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(this.#folder, name), text);
    await this.#removeOldest();
    return name;
  }

  /** `undefined` where it is gone or was damaged; else the page reads it field by field. */
  async read(name: string): Promise<FunctionMeasurement | undefined> {
    if (!ownName.test(name)) return undefined;
    try {
      const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.#folder, name));
      return JSON.parse(new TextDecoder().decode(bytes)) as FunctionMeasurement;
    } catch {
      return undefined;
    }
  }

  /** Names begin with the time, so that they sort by it. */
  async #removeOldest(): Promise<void> {
    const entries = await vscode.workspace.fs.readDirectory(this.#folder);
    const names = entries.map(([name]) => name).filter((name) => ownName.test(name));
    for (const name of names.toSorted().slice(0, -mostKept))
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(this.#folder, name));
  }
}
