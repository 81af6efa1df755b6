import assert from 'node:assert/strict';
import type { PlannedWrap } from '../../../src/server/engine/engineProtocol.ts';
import { wrapEdit, type EditSupport } from '../../../src/server/wrapEdit.ts';

const planned = {
  plan: {
    status: 'ready',
    pool: 'threads',
    name: 'resample',
    twin: 'resamplePooled',
    warnings: [],
    notes: [],
    kept: [],
    edits: [],
    created: [],
    install: ['piscina@^5.3.2'],
  },
  files: [
    {
      file: '/project/src/main.ts',
      digest: '',
      edits: [
        { start: { line: 2, character: 4 }, end: { line: 2, character: 12 }, text: 'await resamplePooled' },
      ],
    },
  ],
  created: [
    { file: '/project/src/pools.ts', text: '// poolwright:pools v1\n' },
    { file: '/project/src/pool-worker.ts', text: '// the worker\n' },
  ],
  install: null,
} satisfies PlannedWrap;

function build(support: Partial<EditSupport>) {
  return wrapEdit(planned, {
    support: { documentChanges: true, annotations: true, extended: false, ...support },
    uriOf: (file) => `file://${file}`,
    versionOf: (file) => (file === '/project/src/main.ts' ? 7 : null),
  });
}

describe('the edit of a wrap', () => {
  it('creates files without ever overwriting one, and fills them', () => {
    const [creation, , filling] = build({}).documentChanges ?? [];
    assert.deepEqual(creation, {
      kind: 'create',
      uri: 'file:///project/src/pools.ts',
      options: { overwrite: false, ignoreIfExists: false },
      annotationId: '/project/src/pools.ts',
    });
    assert(filling !== undefined && 'edits' in filling);
    assert.deepEqual(filling.edits[0], {
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      newText: '// poolwright:pools v1\n',
      annotationId: '/project/src/pools.ts',
    });
  });

  it('creates all files before it changes any text, so that one undo takes all of it back', () => {
    const kinds = (build({}).documentChanges ?? []).map((change) =>
      'kind' in change ? change.kind : 'text',
    );
    assert.deepEqual(kinds, ['create', 'create', 'text', 'text', 'text']);
  });

  it('names the version of an open document, so that a later edit makes it fail', () => {
    const last = build({}).documentChanges?.at(-1);
    assert(last !== undefined && 'textDocument' in last);
    assert.deepEqual(last.textDocument, { uri: 'file:///project/src/main.ts', version: 7 });
  });

  it('asks for confirmation of every change in an editor that we do not know', () => {
    const { changeAnnotations = {} } = build({});
    assert.deepEqual(
      Object.values(changeAnnotations).map(({ needsConfirmation }) => needsConfirmation),
      [true, true, true],
    );
  });

  it('makes VS Code open its preview with everything switched on, by a change that does nothing', () => {
    const { changeAnnotations = {}, documentChanges = [] } = build({ extended: true });
    const confirmed = Object.entries(changeAnnotations).flatMap(([id, one]) =>
      one.needsConfirmation === true ? [id] : [],
    );
    assert.equal(confirmed.length, 1);
    const inert = documentChanges.filter(
      (change) => 'annotationId' in change && change.annotationId === confirmed[0],
    );
    assert.deepEqual(inert, [
      {
        kind: 'create',
        uri: 'file:///project/src/main.ts',
        options: { ignoreIfExists: true },
        annotationId: confirmed[0],
      },
    ]);
  });

  it('has one annotation for each file, with what is warned of in it', () => {
    const warned = {
      code: 'worker-output',
      file: '/project/src/main.ts',
      line: 3,
      message: 'It prints.',
    } as const;
    const elsewhere = { ...warned, file: '/project/vite.config.ts', message: 'Vite bundles.' };
    const { changeAnnotations = {} } = wrapEdit(
      { ...planned, plan: { ...planned.plan, warnings: [warned, elsewhere] } },
      {
        support: { documentChanges: true, annotations: true, extended: false },
        uriOf: (file) => file,
        versionOf: () => null,
      },
    );
    assert.deepEqual(
      Object.entries(changeAnnotations).map(([file, { description, label }]) => [file, label, description]),
      [
        ['/project/src/pools.ts', 'pools.ts: runs the pool', undefined],
        ['/project/src/pool-worker.ts', 'pool-worker.ts: runs the pool', undefined],
        ['/project/src/main.ts', 'main.ts: 1 change for resamplePooled', 'It prints. Vite bundles.'],
      ],
    );
  });

  it('has no annotations for an editor that does not know them', () => {
    assert.doesNotMatch(JSON.stringify(build({ annotations: false })), /annotation/i);
  });
});
