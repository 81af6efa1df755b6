import assert from 'node:assert/strict';
import { CompilerSession } from '../../../src/compiler/index.ts';
import { offerWrap, planWrap } from '../../../src/wrap/index.ts';
import { casesFolder, Scratch, wrapCases } from './wrapCase.ts';

/** What only the plan finds out: it asks the compiler about the edited program, and looks at package.json. */
const planOnly = new Set([
  'would-not-compile',
  'dependency-conflict',
  'no-package-json',
  'pool-files-changed',
]);

describe('offering a wrap', () => {
  let session: CompilerSession;
  before(() => {
    session = new CompilerSession({ workingDirectory: casesFolder });
  });
  after(() => {
    session.dispose();
  });

  for (const wrapCase of wrapCases()) {
    it(`says what the plan says, but for what only the plan can know: ${wrapCase.name}`, () => {
      const scratch = new Scratch(wrapCase);
      try {
        const request = {
          file: `${scratch.folder}/${wrapCase.file}`,
          at: { name: wrapCase.functionName },
          pool: wrapCase.pool,
          keepSyncCallers: wrapCase.keepSyncCallers,
        };
        const offer = offerWrap(session, request);
        const plan = planWrap(session, request);
        const refusals =
          plan.status === 'refused' ? plan.refusals.filter(({ code }) => !planOnly.has(code)) : [];
        assert.deepEqual(offer, {
          ok: refusals.length === 0,
          refusals,
          warnings: offer.warnings,
          notes: offer.notes,
          kept: offer.kept,
        });
        if (plan.status === 'ready')
          assert.deepEqual([offer.warnings, offer.notes, offer.kept], [plan.warnings, plan.notes, plan.kept]);
      } finally {
        scratch.remove();
      }
    });
  }
});

describe('the function that a wrap is asked for', () => {
  let session: CompilerSession;
  before(() => {
    session = new CompilerSession({ workingDirectory: casesFolder });
  });
  after(() => {
    session.dispose();
  });

  const file = `${casesFolder}caller-in-own-module/input/src/sort.ts`;
  const plan = (offset: number): readonly string[] => {
    const made = planWrap(session, { file, at: { offset }, pool: 'threads' });
    return made.status === 'ready' ? [made.name] : made.refusals.map(({ code }) => code);
  };
  const offsetOf = (text: string): number => {
    const source = session.projectOf(file)?.sourceFile(file)?.text ?? '';
    assert.ok(source.includes(text));
    return source.indexOf(text);
  };

  it('is the innermost one around an offset, its keywords and its name included', () => {
    assert.deepEqual(plan(offsetOf('export function sorted')), ['sorted']);
    assert.deepEqual(plan(offsetOf('sorted(values: readonly')), ['sorted']);
    assert.deepEqual(plan(offsetOf('[...values]')), ['sorted']);
  });

  it('is a default export without a name where that is around the offset, and gets a name', () => {
    const unnamed = `${casesFolder}default-arrow/input/src/text/index.ts`;
    const source = session.projectOf(unnamed)?.sourceFile(unnamed)?.text ?? '';
    const at = (text: string): readonly string[] => {
      const offset = source.indexOf(text);
      const made = planWrap(session, { file: unnamed, at: { offset }, pool: 'threads' });
      return made.status === 'ready' ? [made.name] : made.refusals.map(({ code }) => code);
    };
    assert.deepEqual(at('export default'), ['text2']);
    assert.deepEqual(at('[...words]'), ['text2']);
    assert.deepEqual(at('sentence('), ['sentence']);
  });

  it('is refused by name where the innermost one is an inner function', () => {
    assert.deepEqual(plan(offsetOf('left - right')), ['unsupported-form']);
  });

  it('is refused where there is none', () => {
    assert.deepEqual(plan(offsetOf('// Not in place')), ['not-a-function']);
    const missing = planWrap(session, { file: '/nowhere/at/all.ts', at: { name: 'f' }, pool: 'threads' });
    assert.deepEqual(missing.status === 'refused' && missing.refusals.map(({ code }) => code), [
      'not-a-function',
    ]);
  });

  it('is read from the unsaved text', () => {
    const text = session.projectOf(file)?.sourceFile(file)?.text ?? '';
    session.setText(
      file,
      `${text}\nlet calls = 0;\nexport function fresh(): number {\n  return ++calls;\n}\n`,
    );
    try {
      const made = planWrap(session, { file, at: { name: 'fresh' }, pool: 'threads' });
      assert.deepEqual(made.status === 'refused' && made.refusals.map(({ code }) => code), [
        'captures-mutable-state',
      ]);
    } finally {
      session.setText(file, undefined);
    }
  });

  it('brings the verdict along as a warning', () => {
    const verdict = {
      kind: 'light',
      blocking: false,
      confidence: 1,
      loopMs: 0,
      cost: 'O(1)',
      evidence: [],
      recommendation: { action: 'leave', reason: 'It is light.', alternatives: [] },
    } as const;
    const light = planWrap(session, { file, at: { name: 'sorted' }, pool: 'threads', verdict });
    assert.deepEqual(
      light.warnings.map(({ code }) => code),
      ['light'],
    );
    const waits = planWrap(session, {
      file,
      at: { name: 'sorted' },
      pool: 'threads',
      verdict: { ...verdict, kind: 'io' },
    });
    assert.deepEqual(
      waits.warnings.map(({ code }) => code),
      ['async-io'],
    );
  });
});
