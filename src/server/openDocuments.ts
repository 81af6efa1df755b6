import type { Disposable } from 'vscode-languageserver/node';
import { TextDocuments, type Connection } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { fileOfUri, uriOfFile } from './files.ts';

/** An open document that lies on a disk, and the path by which the engine knows it. */
export interface OpenDocument {
  readonly file: string;
  readonly document: TextDocument;
}

/** The editor's documents, found by URI or by file. The editor's text counts, whatever the disk says. */
export class OpenDocuments {
  readonly #documents = new TextDocuments(TextDocument);
  /** URIs as the editor spells them, which may differ from ours in escapes and case. */
  readonly #uriOf = new Map<string, string>();

  constructor() {
    this.#documents.onDidOpen(({ document }) => {
      const file = fileOfUri(document.uri);
      if (file !== undefined) this.#uriOf.set(file, document.uri);
    });
  }

  listen(connection: Connection): Disposable {
    return this.#documents.listen(connection);
  }

  /** After every edit, and after opening. */
  onChanged(listener: (open: OpenDocument) => void): Disposable {
    return this.#documents.onDidChangeContent(({ document }) => {
      const file = fileOfUri(document.uri);
      if (file !== undefined) listener({ file, document });
    });
  }

  onClosed(listener: (open: OpenDocument) => void): Disposable {
    return this.#documents.onDidClose(({ document }) => {
      const file = fileOfUri(document.uri);
      if (file === undefined) return;
      this.#uriOf.delete(file);
      listener({ file, document });
    });
  }

  all(): OpenDocument[] {
    return [...this.#uriOf.keys()].flatMap((file) => this.byFile(file) ?? []);
  }

  byFile(file: string): OpenDocument | undefined {
    const uri = this.#uriOf.get(file);
    const document = uri === undefined ? undefined : this.#documents.get(uri);
    return document === undefined ? undefined : { file, document };
  }

  byUri(uri: string): OpenDocument | undefined {
    const file = fileOfUri(uri);
    const document = this.#documents.get(uri);
    return file === undefined || document === undefined ? undefined : { file, document };
  }

  /** The editor's own spelling for an open file, ours for another. */
  uriOf(file: string): string {
    return this.#uriOf.get(file) ?? uriOfFile(file);
  }
}
