import { SourceMap } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import vm from 'node:vm';
import { hideOwnFrames } from './ownFrames.ts';

/** Maps of more texts, or longer ones in all, are not kept. */
const mostMaps = 5_000;
const mostCharacters = 32 * 1024 * 1024;
const comment = '//# sourceMappingURL=data:application/json';

/** Where a function stands in the file that its author wrote; lines and columns count from 0. */
export interface WrittenPlace {
  readonly url: string;
  readonly lineNumber: number;
  readonly columnNumber: number;
}

/**
 * The maps at the end of texts that a program compiles through `vm`: test runners (Vitest, Jest) build modules in memory
 * and run them so, and nobody else ever sees what was run. Texts are seen while they are compiled, by the class that
 * `vm.Script` extends: nothing of ours is on the stack when they run.
 */
export class CompiledMaps {
  readonly #texts = new Map<string, string>();
  readonly #maps = new Map<string, SourceMap | undefined>();
  #characters = 0;

  constructor() {
    const compiler: unknown = Object.getPrototypeOf(vm.Script);
    if (typeof compiler !== 'function' || compiler === Function.prototype) return;
    const add = (code: unknown, name: unknown): void => this.#add(code, name);
    const watched = new Proxy(compiler, {
      construct(target, parameters: unknown[], newTarget: NewableFunction): object {
        try {
          add(parameters[0], parameters[1]);
        } catch {
          // The map is not known; the program gets its script.
        }
        try {
          return Reflect.construct(target, parameters, newTarget) as object;
        } catch (error) {
          hideOwnFrames(error);
          throw error;
        }
      },
    });
    Object.setPrototypeOf(vm.Script, watched);
  }

  /** `undefined` where the text was not seen, has no map, or the map does not know the place. */
  find(url: string, lineNumber: number, columnNumber: number): WrittenPlace | undefined {
    const entry = this.#map(asUrl(url))?.findEntry(lineNumber, columnNumber);
    if (entry === undefined || !('originalLine' in entry)) return undefined;
    return {
      url: entry.originalSource === '' ? url : new URL(entry.originalSource, asUrl(url)).href,
      lineNumber: entry.originalLine,
      columnNumber: entry.originalColumn,
    };
  }

  #add(code: unknown, name: unknown): void {
    if (typeof code !== 'string' || typeof name !== 'string' || this.#texts.size >= mostMaps) return;
    const at = code.lastIndexOf(comment);
    if (at < 0 || this.#characters + code.length > mostCharacters) return;
    this.#characters += code.length;
    const url = asUrl(name);
    this.#texts.set(url, code.slice(at));
    this.#maps.delete(url);
  }

  #map(url: string): SourceMap | undefined {
    const text = this.#texts.get(url);
    if (text === undefined) return undefined;
    if (!this.#maps.has(url)) this.#maps.set(url, readMap(text));
    return this.#maps.get(url);
  }
}

/** V8's inspector names files by URL, V8 itself as they were named to it. */
function asUrl(name: string): string {
  return path.isAbsolute(name) ? pathToFileURL(name).href : name;
}

/** The comment that a text ends with. */
function readMap(text: string): SourceMap | undefined {
  const [data = ''] = text.slice(text.indexOf(',') + 1).split(/\s/, 1);
  try {
    const payload: unknown = JSON.parse(Buffer.from(data, 'base64').toString('utf8'));
    return new SourceMap(payload as ConstructorParameters<typeof SourceMap>[0]);
  } catch {
    // A broken map is the program's affair.
    return undefined;
  }
}
