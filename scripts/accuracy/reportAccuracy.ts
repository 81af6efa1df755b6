import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Calibration, calibrated } from '../../src/analysis/verdict/calibrated.ts';
import { calibration } from '../../src/analysis/verdict/calibration.ts';
import { repository } from '../../test/support/repository.ts';
import { analyzeLabelled } from './analyzeLabelled.ts';
import { calibrate } from './calibrate.ts';
import { documentFile, documentWith } from './document.ts';
import { halfOf } from './labelled.ts';
import { accuracyTables } from './tables.ts';
import { writeFormatted } from './writeFormatted.ts';

const { values } = parseArgs({ options: { calibrate: { type: 'boolean' }, write: { type: 'boolean' } } });

const raw = analyzeLabelled();
const steps: Calibration =
  values.calibrate === true ? calibrate(raw.filter((one) => halfOf(one) === 'calibration')) : calibration;
const functions = raw.map((one) => ({ ...one, confidence: calibrated(steps, one.kind, one.confidence) }));
const tables = accuracyTables(functions);
console.log(tables);
if (values.calibrate === true) await writeCalibration(steps);
if (values.write === true) await writeFormatted(documentFile, documentWith(tables));

async function writeCalibration(made: Calibration): Promise<void> {
  const text = `import type { Calibration } from './calibrated.ts';

// Written by \`npm run report:accuracy -- --calibrate\` from labelled functions; not to be edited by hand.
export const calibration: Calibration = ${JSON.stringify(made)};
`;
  await writeFormatted(path.join(repository, 'src/analysis/verdict/calibration.ts'), text);
}
