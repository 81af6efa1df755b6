import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { CompilerSession } from '../../../src/compiler/index.ts';
import {
  casesFolder,
  describePlan,
  forgetGolden,
  golden,
  goldenFiles,
  Scratch,
  wrapCases,
} from './wrapCase.ts';

describe('planning a wrap', () => {
  let session: CompilerSession;
  before(() => {
    session = new CompilerSession({ workingDirectory: casesFolder });
  });
  after(() => {
    session.dispose();
  });

  for (const wrapCase of wrapCases()) {
    it(`gives the expected files or refusals: ${wrapCase.name}`, () => {
      const scratch = new Scratch(wrapCase);
      try {
        const plan = scratch.plan(session, wrapCase);
        forgetGolden(wrapCase);
        const described = `${JSON.stringify(describePlan(plan, scratch.folder), undefined, 2)}\n`;
        assert.equal(described, golden(wrapCase, 'plan.json', described));
        const changed = plan.status === 'ready' ? [...scratch.apply(plan), ...scratch.taskModules(plan)] : [];
        for (const file of changed) {
          const text = readFileSync(`${scratch.folder}/${file}`, 'utf8');
          assert.equal(text, golden(wrapCase, file, text), file);
        }
        assert.deepEqual([...changed].sort(), goldenFiles(wrapCase));
      } finally {
        scratch.remove();
      }
    });
  }
});
