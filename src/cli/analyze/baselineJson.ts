import type { HazardIdentity } from './hazardIdentity.ts';
import { fieldOf, listOf, textOf } from './fields.ts';

/**
 * The hazards in what `analyze --format json` printed; a text says why they cannot be read, `undefined` that the value is
 * something else.
 */
export function hazardsInJson(content: unknown): readonly HazardIdentity[] | string | undefined {
  if (!Array.isArray(fieldOf(content, 'functions'))) return undefined;
  const version = fieldOf(content, 'version');
  if (version !== 1) return `has version ${JSON.stringify(version ?? null)} of the JSON format instead of 1`;
  return listOf(content, 'functions').flatMap((report) => {
    const [file, name] = [textOf(report, 'file'), textOf(report, 'name')];
    if (file === undefined || name === undefined) return [];
    return listOf(report, 'hazards').flatMap((hazard) => {
      const code = textOf(hazard, 'code');
      return code === undefined ? [] : [{ file, name, code }];
    });
  });
}
