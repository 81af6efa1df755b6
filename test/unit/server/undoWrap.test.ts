import assert from 'node:assert/strict';
import type { CodeAction, Position, TextDocumentEdit } from 'vscode-languageserver/node';
import { LspClient } from './lspClient.ts';

const pools = 'export declare function runInThreadPool(...args: unknown[]): Promise<never>;\n';

const statistics = `import { runInThreadPool } from './pools.ts';

export class Statistics {
  static median(values: readonly number[]): number {
    return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
  }

  static medianPooled(
    ...args: Parameters<typeof Statistics.median>
  ): Promise<Awaited<ReturnType<typeof Statistics.median>>> {
    return runInThreadPool(import.meta.url, 'Statistics.median', Statistics.median, args);
  }
}
`;

const meanInCommonJs = `const { runInThreadPool } = require('./pools.cjs');

/** @param {readonly number[]} values */
exports.mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** @param {Parameters<typeof exports.mean>} args */
function meanPooled(...args) {
  return runInThreadPool(__filename, 'mean', exports.mean, args);
}
exports.meanPooled = meanPooled;
`;

describe('the way back from a wrap', function () {
  // A server with a compiler, on a machine that may be busy.
  this.timeout(120_000);

  let client: LspClient;
  before(async () => {
    client = await LspClient.start({ fixture: 'project' });
  });
  afterEach(async () => client.closeAll());
  after(async () => client.stop());

  /** What is offered where `what` first stands in an open file with that text. */
  const undoAt = async (file: string, text: string, what: string): Promise<CodeAction | undefined> => {
    const before = text.slice(0, text.indexOf(what)).split('\n');
    const position: Position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
    const actions = await client.actions(file, position, { diagnostics: [], only: ['refactor'] });
    return actions.find(({ kind }) => kind === 'refactor.rewrite.pool.inline');
  };

  /** The texts that a chosen action writes into a file. */
  const textsIn = async (action: CodeAction | undefined, file: string): Promise<string[]> => {
    assert(action !== undefined, 'The way back is not offered.');
    const { edit } = await client.resolve(action);
    return (edit?.documentChanges ?? [])
      .filter((change): change is TextDocumentEdit => 'textDocument' in change)
      .filter(({ textDocument }) => textDocument.uri === client.uri(file))
      .flatMap(({ edits }) => edits.map((one) => ('newText' in one ? one.newText : '')));
  };

  it('is offered at both names of a static method and at a call of its twin', async () => {
    const main =
      "import { Statistics } from './blur.ts';\n\nconsole.log(await Statistics.medianPooled([1]));\n";
    await client.open('src/pools.ts', pools);
    await client.open('src/blur.ts', statistics);
    await client.open('src/main.ts', main);
    for (const [file, text, place] of [
      ['src/blur.ts', statistics, 'median('],
      ['src/blur.ts', statistics, 'medianPooled('],
      ['src/main.ts', main, 'medianPooled('],
    ] as const) {
      const undo = await undoAt(file, text, place);
      assert.equal(undo?.title, 'Undo the wrap of medianPooled', `${file}: ${place}`);
      assert.deepEqual(await textsIn(undo, 'src/main.ts'), ['', 'median']);
    }
  });

  it('leads out of a CommonJS module too, from a call in another', async () => {
    const main = "const { meanPooled } = require('./blur.cjs');\n\nmeanPooled([1]).then(console.log);\n";
    await client.open('src/pools.cjs', `exports.runInThreadPool = async () => {};\n`);
    await client.open('src/blur.cjs', meanInCommonJs);
    await client.open('src/main.cjs', main);
    const undo = await undoAt('src/main.cjs', main, 'meanPooled([');
    assert.equal(undo?.title, 'Undo the wrap of meanPooled');
    assert.deepEqual(await textsIn(undo, 'src/main.cjs'), ['mean', '(async () => ', 'mean', ')()']);
  });

  it('is disabled with the reason where the twin is used in another way', async () => {
    const main =
      "import { Statistics } from './blur.ts';\n\nexport const all = [[1]].map(Statistics.medianPooled);\n";
    await client.open('src/pools.ts', pools);
    await client.open('src/blur.ts', statistics);
    await client.open('src/main.ts', main);
    const undo = await undoAt('src/blur.ts', statistics, 'medianPooled(');
    assert.match(
      undo?.disabled?.reason ?? '',
      /`Statistics\.medianPooled` is used here in a way .* \(main\.ts:3\)$/,
    );
  });
});
