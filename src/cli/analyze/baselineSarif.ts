import type { HazardIdentity } from './hazardIdentity.ts';
import { fieldOf, listOf, textOf } from './fields.ts';
import { driverName } from './sarif.ts';
import { pathOfUri } from './sarifPlaces.ts';

/**
 * The hazards in what `analyze --format sarif` printed; a text says why they cannot be read, `undefined` that the value is
 * something else.
 */
export function hazardsInSarif(content: unknown): readonly HazardIdentity[] | string | undefined {
  if (!Array.isArray(fieldOf(content, 'runs'))) return undefined;
  const version = fieldOf(content, 'version');
  if (version !== '2.1.0')
    return `has version ${JSON.stringify(version ?? null)} of SARIF instead of "2.1.0"`;
  const runs = listOf(content, 'runs');
  const ours = runs.filter((run) => driverOf(run) === driverName);
  if (ours.length === 0) return 'holds results of other tools only';
  return ours.flatMap((run) => listOf(run, 'results').flatMap(identityOf));
}

function driverOf(run: unknown): string | undefined {
  return textOf(fieldOf(fieldOf(run, 'tool'), 'driver'), 'name');
}

function identityOf(result: unknown): readonly HazardIdentity[] {
  // Tools that compare runs keep what has gone, and mark it so.
  if (fieldOf(result, 'baselineState') === 'absent') return [];
  const [location] = listOf(result, 'locations');
  const uri = textOf(fieldOf(fieldOf(location, 'physicalLocation'), 'artifactLocation'), 'uri');
  const name = textOf(listOf(location, 'logicalLocations')[0], 'fullyQualifiedName');
  const code = textOf(result, 'ruleId');
  if (uri === undefined || name === undefined || code === undefined) return [];
  return [{ file: pathOfUri(uri), name, code }];
}
