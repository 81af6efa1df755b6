import assert from 'node:assert/strict';
import { readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  DiagnosticSeverity,
  type CodeAction,
  type CreateFile,
  type Position,
  type TextDocumentEdit,
} from 'vscode-languageserver/node';
import {
  clientCommands,
  serverMethods,
  type InstallAdvice,
  type ServerInitializationOptions,
  type WrapAnswer,
} from '../../../src/protocol/index.ts';
import { LspClient } from './lspClient.ts';

function wrapAction(actions: readonly CodeAction[], pool: 'thread' | 'process'): CodeAction {
  const action = actions.find(({ title }) => title.endsWith(`in a ${pool} pool`));
  assert(action !== undefined, `no ${pool} pool among ${actions.map(({ title }) => title).join(', ')}`);
  return action;
}

describe('the language server', function () {
  // Several servers with a compiler each, on a machine that may be busy.
  this.timeout(120_000);

  let client: LspClient;
  const text = (file: string) => readFileSync(path.join(client.folder, file), 'utf8');
  const open = async (file: string) => client.open(file, text(file));
  /** Where a text first stands in a file. */
  const find = (file: string, what: string): Position => {
    const before = text(file).slice(0, text(file).indexOf(what)).split('\n');
    return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  };
  const blurName = () => find('src/blur.ts', 'blur(');

  /** One server for all tests of a group; documents are closed after each. */
  const serveGroup = (initializationOptions: ServerInitializationOptions = {}) => {
    before(async () => {
      client = await LspClient.start({ fixture: 'project', initializationOptions });
    });
    afterEach(async () => client.closeAll());
    after(async () => client.stop());
  };

  describe('shows verdicts', () => {
    serveGroup();

    it('in a lens over what computes, and none over what is light', async () => {
      await open('src/blur.ts');
      const lenses = await client.lenses('src/blur.ts');
      assert.deepEqual(
        lenses.map(({ range }) => range.start),
        [blurName()],
      );
      assert.match(lenses[0]?.command?.title ?? '', /^cpu, blocking · .*height.* · run in a thread pool$/);
      assert.equal(lenses[0]?.command?.command, clientCommands.analyzeFunction);

      await open('src/main.ts');
      assert.deepEqual(
        (await client.lenses('src/main.ts')).map(({ range }) => range.start),
        [find('src/main.ts', 'render(')],
        'top-level code has no lens',
      );
    });

    it('in a hover on every function name, with evidence that can be clicked', async () => {
      await open('src/blur.ts');
      const cpu = await client.hover('src/blur.ts', blurName());
      assert.match(cpu ?? '', /`blur` computes and holds the event loop · \*\*cpu\*\*/);
      assert.match(cpu ?? '', /\[blur\.ts:\d+\]\(file:\/\/.*\/src\/blur\.ts#L\d+\)/);
      assert.match(cpu ?? '', /^In a thread pool: possible, from the light bulb/m);
      const light = await client.hover('src/blur.ts', find('src/blur.ts', 'sizeText'));
      assert.match(light ?? '', /\*\*light\*\*/);
      assert.equal(await client.hover('src/blur.ts', find('src/blur.ts', 'result')), undefined);
    });

    it('as a diagnostic where async code blocks, with the way there, and takes it back on closing', async () => {
      await open('src/blur.ts');
      await open('src/main.ts');
      const [file, diagnostic] = await client.until('a blocking function is reported', () => {
        for (const one of ['src/blur.ts', 'src/main.ts']) {
          const [first] = client.diagnostics(one) ?? [];
          if (first !== undefined) return [one, first] as const;
        }
        return undefined;
      });
      assert.equal(diagnostic.source, 'poolwright');
      assert.equal(diagnostic.code, 'blocking-in-async');
      assert.notEqual(diagnostic.relatedInformation?.length, 0);
      await client.connection.sendNotification('textDocument/didClose', {
        textDocument: { uri: client.uri(file) },
      });
      await client.until('the diagnostic is gone', () =>
        client.diagnostics(file)?.length === 0 ? true : undefined,
      );
    });

    it('of unsaved text, and again after each edit', async () => {
      await client.open('src/blur.ts', 'export function blur(): number {\n  return 1;\n}\n');
      assert.deepEqual(await client.lenses('src/blur.ts'), []);
      await client.change('src/blur.ts', text('src/blur.ts'));
      assert.equal((await client.lenses('src/blur.ts')).length, 1);
    });

    it('of JavaScript, of a file that is in no project, and of one that does not parse as far as it can', async () => {
      await open('src/plain.js');
      assert.match((await client.lenses('src/plain.js'))[0]?.command?.title ?? '', /^cpu, blocking/);
      writeFileSync(path.join(client.folder, 'loose.ts'), text('src/blur.ts'));
      await open('loose.ts');
      assert.equal((await client.lenses('loose.ts')).length, 1);
      await open('src/broken.ts');
      await client.lenses('src/broken.ts');
      const { report } = await client.connection.sendRequest<{ report: { problems: { message: string }[] } }>(
        serverMethods.analyzeFile,
        { uri: client.uri('src/broken.ts') },
      );
      assert.equal(report.problems.length, 1);
      assert.equal(client.compilers.length, 1);
    });
  });

  describe('offers wraps', () => {
    serveGroup();

    const refactor = { diagnostics: [], only: ['refactor'] };

    it('as refactorings at the name of a function, the recommended one preferred, and nowhere else', async () => {
      await open('src/blur.ts');
      const actions = await client.actions('src/blur.ts', blurName(), refactor);
      assert.deepEqual(
        actions.map(({ title, kind, isPreferred }) => [title, kind, isPreferred === true]),
        [
          ['Run blur in a thread pool', 'refactor.rewrite.pool.thread', true],
          ['Run blur in a process pool', 'refactor.rewrite.pool.process', false],
        ],
      );
      assert.deepEqual(await client.actions('src/blur.ts', find('src/blur.ts', 'result'), refactor), []);
    });

    it('as quick fixes where a hazard is underlined', async () => {
      await open('src/blur.ts');
      const diagnostic = await client.until(
        'blur has a diagnostic',
        () => client.diagnostics('src/blur.ts')?.[0],
      );
      const actions = await client.actions('src/blur.ts', diagnostic.range.start, {
        diagnostics: [diagnostic],
        only: ['quickfix'],
      });
      assert.deepEqual(
        actions.map(({ kind, diagnostics }) => [kind, diagnostics?.[0]?.code]),
        [
          ['quickfix', 'blocking-in-async'],
          ['quickfix', 'blocking-in-async'],
        ],
      );
    });

    it('as an edit that creates the pool files and rewrites the callers, once one is chosen', async () => {
      await open('src/blur.ts');
      const offered = wrapAction(await client.actions('src/blur.ts', blurName(), refactor), 'thread');
      assert.equal(offered.edit, undefined);
      const { edit, command } = await client.resolve(offered);
      const changes = edit?.documentChanges ?? [];
      const created = changes.filter(
        (change): change is CreateFile => 'kind' in change && change.kind === 'create',
      );
      const edited = changes.filter((change): change is TextDocumentEdit => 'textDocument' in change);
      assert(created.some(({ uri }) => uri === client.uri('src/pools.ts')));
      assert(created.some(({ uri }) => uri === client.uri('src/pool-worker.ts')));
      const textOf = (file: string) =>
        edited
          .filter(({ textDocument }) => textDocument.uri === client.uri(file))
          .flatMap(({ edits }) => edits.map((one) => ('newText' in one ? one.newText : '')))
          .join('\n');
      assert.match(textOf('src/blur.ts'), /blurPooled/);
      assert.match(textOf('src/main.ts'), /await blurPooled|blurPooled/);
      assert.match(textOf('package.json'), /piscina/);
      const blur = edited.find(({ textDocument }) => textDocument.uri === client.uri('src/blur.ts'));
      assert.equal(blur?.textDocument.version, 1);
      assert.equal(command?.command, clientCommands.offerInstall);
      assert.equal(command?.arguments, undefined);
      const advice = await client.connection.sendRequest<InstallAdvice>(serverMethods.installAdvice, {});
      // The fixture has neither installed: the edit adds the one to package.json, the command the other.
      assert.deepEqual(
        advice.packages.map((one) => one.replace(/(?<=.)@.*/, '')),
        ['piscina', '@types/node'],
      );
      assert.equal(advice.command, 'npm install --save-dev @types/node');
      assert.equal(advice.folder, client.folder);
    });

    it('not as an edit when the file changed since', async () => {
      await open('src/blur.ts');
      const offered = wrapAction(await client.actions('src/blur.ts', blurName(), refactor), 'thread');
      await client.change('src/blur.ts', `// Moved down.\n${text('src/blur.ts')}`);
      await assert.rejects(client.resolve(offered), /changed after the wrap was planned/);
    });

    it('and a third one that keeps synchronous callers, where only these are in the way', async () => {
      await client.open(
        'src/blur.ts',
        [
          'export function work(limit: number): number {',
          '  let sum = 0;',
          '  for (let i = 0; i < limit; i += 1) for (let j = 0; j < i; j += 1) sum += j;',
          '  return sum;',
          '}',
          'export const sorted = (values: number[]) => values.toSorted((a, b) => work(a) - work(b));',
          'export async function first(values: number[]) {',
          '  return work(values[0] ?? 0);',
          '}',
          '',
        ].join('\n'),
      );
      const actions = await client.actions('src/blur.ts', { line: 0, character: 18 }, refactor);
      assert.deepEqual(
        actions.map(({ title, disabled }) => [title.replace(/:.*$/, ''), disabled !== undefined]),
        [
          ['Run work in a thread pool', true],
          ['Run work in a process pool', true],
          ['Run work in a thread pool and keep synchronous callers', false],
        ],
      );
      const { edit } = await client.resolve(actions[2] ?? assert.fail());
      const texts = JSON.stringify(edit);
      assert.match(texts, /await /);
      assert.match(texts, /blur\.ts:6 still calls work/);
    });

    it('at a call of the function, wherever that is declared', async () => {
      await open('src/main.ts');
      const call = find('src/main.ts', 'blur(');
      const actions = await client.actions('src/main.ts', call, refactor);
      assert.deepEqual(
        actions.map(({ title, isPreferred }) => [title, isPreferred === true]),
        [
          ['Run blur in a thread pool', true],
          ['Run blur in a process pool', false],
        ],
      );
      const { edit } = await client.resolve(wrapAction(actions, 'process'));
      const texts = JSON.stringify(edit?.documentChanges);
      assert.match(texts, /runInProcessPool/);
      assert.match(texts, /blurPooled/);
      // The function's file is not open: that it is opened and edited is a change, too.
      await client.open('src/blur.ts', `// Moved down.\n${text('src/blur.ts')}`);
      await assert.rejects(
        client.resolve(wrapAction(actions, 'process')),
        /changed after the wrap was planned/,
      );
    });

    it('with their way back, once a function is wrapped', async () => {
      const twin = "import { runInThreadPool } from './pools.ts';\n";
      const wrapped = `${twin}${text('src/blur.ts')}
export function blurPooled(...args: Parameters<typeof blur>): Promise<ReturnType<typeof blur>> {
  return runInThreadPool(import.meta.url, 'blur', blur, args);
}
`;
      await client.open(
        'src/pools.ts',
        'export declare function runInThreadPool(...args: unknown[]): Promise<never>;\n',
      );
      await client.open('src/blur.ts', wrapped);
      const caller =
        "import { blurPooled } from './blur.ts';\n\nconsole.log(await blurPooled([1, 2], 1));\nexport {};\n";
      await client.open('src/main.ts', caller);
      for (const name of ['blur(', 'blurPooled(']) {
        const line = wrapped.slice(0, wrapped.indexOf(`function ${name}`)).split('\n').length - 1;
        const actions = await client.actions(
          'src/blur.ts',
          { line, character: 'export function '.length + 1 },
          refactor,
        );
        const undo = actions.find(({ kind }) => kind === 'refactor.rewrite.pool.inline');
        assert.equal(undo?.title, 'Undo the wrap of blurPooled', name);
        const { edit } = await client.resolve(undo);
        const changes = (edit?.documentChanges ?? []).filter(
          (change): change is TextDocumentEdit => 'textDocument' in change,
        );
        const main = changes.find(({ textDocument }) => textDocument.uri === client.uri('src/main.ts'));
        assert.deepEqual(
          main?.edits.map((one) => ('newText' in one ? one.newText : '')),
          ['blur', '', 'blur'],
        );
        assert.equal(main?.textDocument.version, 1);
      }
    });

    it('disabled, with the reason, where a function cannot run elsewhere', async () => {
      await client.open(
        'src/blur.ts',
        'let calls = 0;\nexport function count(): number {\n  for (let i = 0; i < 1e6; i += 1) calls += i;\n  return calls;\n}\n',
      );
      const actions = await client.actions('src/blur.ts', { line: 1, character: 18 }, refactor);
      assert.equal(actions.length, 2);
      for (const { disabled, title } of actions) {
        assert.match(disabled?.reason ?? '', /calls.* \(blur\.ts:3\)$/);
        // VS Code shows nothing of a disabled action but its title.
        assert.match(title, /^Run count in a (thread|process) pool: .*calls.* \(blur\.ts:3\)$/);
      }
    });

    it('to the palette too: a plan with its edit, or the reasons against it', async () => {
      const ask = async (position: Position) =>
        client.connection.sendRequest<WrapAnswer>(serverMethods.planWrap, {
          uri: client.uri('src/blur.ts'),
          position,
          pool: 'processes',
        });
      const ready = await ask(find('src/blur.ts', 'result.push'));
      assert.equal(ready.plan.status, 'ready');
      assert.notEqual(ready.edit, null);
      const refused = await client.connection.sendRequest<WrapAnswer>(serverMethods.planWrap, {
        uri: client.uri('src/plain.js'),
        position: { line: 0, character: 0 },
        pool: 'threads',
      });
      assert.equal(refused.plan.status, 'refused');
    });
  });

  describe('in an editor that does not know us', () => {
    serveGroup({ extended: false });

    it('sends no notifications of its own, and lenses and actions without commands', async () => {
      await open('src/blur.ts');
      const [lens] = await client.lenses('src/blur.ts');
      assert.equal(lens?.command?.command, '');
      const offered = wrapAction(await client.actions('src/blur.ts', blurName()), 'thread');
      const { edit, command } = await client.resolve(offered);
      assert.equal(command, undefined);
      assert.notEqual(edit?.documentChanges?.length, 0);
      assert.deepEqual(client.reports, []);
    });

    it('takes settings from its configuration notification', async () => {
      await open('src/blur.ts');
      const setting = (codeLens: string) =>
        client.connection.sendNotification('workspace/didChangeConfiguration', {
          settings: { poolwright: { codeLens } },
        });
      await setting('all');
      assert.equal((await client.lenses('src/blur.ts')).length, 2);
      await setting('off');
      assert.equal((await client.lenses('src/blur.ts')).length, 0);
    });
  });

  describe('when files are not to be analysed by themselves', () => {
    serveGroup({ settings: { analyzeOnOpen: false } });

    it('shows nothing of a file until a person asks for it', async () => {
      await open('src/blur.ts');
      assert.deepEqual(await client.lenses('src/blur.ts'), []);
      assert.equal(await client.hover('src/blur.ts', blurName()), undefined);
      assert.deepEqual(client.compilers, [], 'a compiler was started for nothing');
      await client.connection.sendRequest(serverMethods.analyzeFile, { uri: client.uri('src/blur.ts') });
      assert.equal((await client.lenses('src/blur.ts')).length, 1);
    });
  });

  describe('follows the disk', () => {
    serveGroup();

    it('when another file changes that a verdict stands on', async () => {
      await open('src/main.ts');
      await client.until('main.ts is reported', () => client.reports[0]);
      const before = client.reports.length;
      writeFileSync(
        path.join(client.folder, 'src/blur.ts'),
        'export const blur = (pixels: readonly number[], _w: number, _h: number) => pixels;\nexport const sizeText = (w: number, _h: number) => String(w);\n',
      );
      await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: client.uri('src/blur.ts'), type: 2 }],
      });
      await client.until('main.ts is reported again', () =>
        client.reports.slice(before).find(({ uri }) => uri === client.uri('src/main.ts')),
      );
    });

    it('when package.json says what a function does, and what a hazard is worth', async () => {
      const hazard = async (what: string, severities: readonly number[]) =>
        client.until(what, () => {
          const found = client.diagnostics('src/serve.ts')?.map(({ severity }) => severity);
          return JSON.stringify(found) === JSON.stringify(severities) ? true : undefined;
        });
      const say = async (poolwright: unknown) => {
        const manifest = JSON.parse(text('package.json')) as object;
        writeFileSync(path.join(client.folder, 'package.json'), JSON.stringify({ ...manifest, poolwright }));
        await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
          changes: [{ uri: client.uri('package.json'), type: 2 }],
        });
      };
      await client.open(
        'src/serve.ts',
        `import { query } from 'our-driver';\nexport async function serve() {\n  query();\n}\n`,
      );
      await hazard('nothing is known of the driver', []);
      const catalog = [{ module: 'our-driver', name: 'query', effect: 'io-sync', waitMs: 20 }];
      await say({ catalog });
      await hazard('the driver is known to block', [DiagnosticSeverity.Warning]);
      await say({ catalog, severity: { 'blocking-in-async': 'hint' } });
      await hazard('it is worth a hint', [DiagnosticSeverity.Hint]);
      await say({ catalog, severity: { 'blocking-in-async': 'off' } });
      await hazard('nobody wants to hear of it', []);
    });

    it('when a file goes, by an empty report', async () => {
      await client.connection.sendRequest(serverMethods.analyzeFile, { uri: client.uri('src/plain.js') });
      unlinkSync(path.join(client.folder, 'src/plain.js'));
      await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: client.uri('src/plain.js'), type: 3 }],
      });
      await client.until('an empty report', () =>
        client.reports.find(
          ({ uri, report }) => uri === client.uri('src/plain.js') && report.functions.length === 0,
        ),
      );
    });
  });
});
