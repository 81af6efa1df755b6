import assert from 'node:assert/strict';
import { toJavaScript } from '../../../scripts/templates/toJavaScript.ts';

/** The JavaScript of a template's body, below the two lines that every file begins with. */
async function erased(typescript: string): Promise<string> {
  const [mark, uncheck, ...rest] = (await toJavaScript(`// mark\n${typescript}`)).split('\n');
  assert.deepEqual([mark, uncheck], ['// mark', '// @ts-nocheck: there are no types here to check.']);
  return rest.join('\n');
}

describe('the JavaScript of a template', function () {
  this.timeout(60_000);

  it('has no annotations, type arguments and casts, and does the same', async () => {
    const text = await erased(
      `let last: Promise<Reply> | undefined;
export async function find<T extends object>(all: T[], fits?: (one: T) => boolean, { deep = 2 }: Options = {}): Promise<T> {
  const seen = new Map<T, string>();
  return all.find((one): one is T => fits?.(one) === (deep > 1)) as unknown as T;
}
`,
    );
    assert.equal(
      text,
      `let last;
export async function find(all, fits, { deep = 2 } = {}) {
  const seen = new Map();
  return all.find((one) => fits?.(one) === deep > 1);
}
`,
    );
  });

  it('has no declarations and imports of types, nor what documents them', async () => {
    const text = await erased(
      `import { type Child, fork } from 'a';
import { spawn, type Other } from 'b';
import type { Reply } from './c.ts';

/** What a task is. */
export interface Task {
  id: string;
}

// <threads>
type Send = (task: Task) => Reply;

// </threads>
/** Sends. */
export const send = fork(spawn);
`,
    );
    assert.equal(
      text,
      `import { fork } from 'a';
import { spawn } from 'b';

// <threads>

// </threads>
/** Sends. */
export const send = fork(spawn);
`,
    );
  });

  it('keeps what only looks like a type', async () => {
    const text = "const text = { kind: `a: ${b ? c : 'd'}`, as: x < y, type: 1 }; // name: Type\n";
    assert.equal(await erased(text), text);
  });
});
