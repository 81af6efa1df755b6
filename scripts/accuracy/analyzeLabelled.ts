import { Analyzer } from '../../src/analysis/index.ts';
import { CompilerSession } from '../../src/compiler/index.ts';
import { fixtureRoot } from '../../test/unit/analysis/fixtures.ts';
import type { Labelled } from './labelled.ts';
import { labelledWith } from './readLabelled.ts';

/** All labelled functions with the verdicts of today, and their confidence before any calibration. */
export function analyzeLabelled(): readonly Labelled[] {
  const session = new CompilerSession({ workingDirectory: fixtureRoot });
  try {
    const analyzer = new Analyzer(session, { calibration: {} });
    return labelledWith(
      (caseName, file) => analyzer.analyzeFile(`${fixtureRoot}/${caseName}/${file}`).functions,
    );
  } finally {
    session.dispose();
  }
}
