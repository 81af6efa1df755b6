import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { World } from '../../test/fixtures/measured/world.ts';
import type { DetailedInput, Input, InputsModule } from './caseInputs.ts';
import type { MeasuredFunction, Run } from './measuredFunction.ts';

const fixtures = fileURLToPath(new URL('../../test/fixtures', import.meta.url));
const inputsFolder = path.join(fixtures, 'measured/inputs');

type Labels = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The cases that have inputs. */
export const measuredCases: readonly string[] = readdirSync(inputsFolder)
  .map((file) => path.basename(file, '.ts'))
  .sort();

/** Imports a case's sources and inputs. A label without an input, and an input without a label, is an error. */
export async function loadFunctions(caseName: string, world: World): Promise<MeasuredFunction[]> {
  const folder = path.join(fixtures, 'analysis', caseName);
  const labels = JSON.parse(readFileSync(path.join(folder, 'labels.json'), 'utf8')) as Labels;
  const { inputs } = (await importFile(path.join(inputsFolder, `${caseName}.ts`))) as InputsModule;
  const all = typeof inputs === 'function' ? inputs(world) : inputs;
  const functions: MeasuredFunction[] = [];
  for (const [file, names] of Object.entries(labels)) {
    const module = (await importFile(path.join(folder, file))) as Record<string, unknown>;
    const given = all[file] ?? {};
    const unlabelled = Object.keys(given).filter((name) => !(name in names));
    if (unlabelled.length > 0) throw new Error(`${caseName}/${file}: no label for ${unlabelled.join(', ')}`);
    for (const [name, label] of Object.entries(names)) {
      const run = module[name];
      const input = given[name];
      if (typeof run !== 'function' || input === undefined) {
        throw new Error(`${caseName}/${file}: ${name} is not exported, or has no input`);
      }
      functions.push({ caseName, file, name, label, supply: supplier(run as AnyFunction, detailed(input)) });
    }
  }
  return functions;
}

type AnyFunction = (...args: readonly unknown[]) => unknown;

const importFile = (file: string): Promise<unknown> => import(pathToFileURL(file).href);

const detailed = (input: Input): DetailedInput => (typeof input === 'function' ? { args: input } : input);

function supplier(run: AnyFunction, { args, fresh, runWith }: DetailedInput): () => () => Run {
  const bind = (values: readonly unknown[]): Run =>
    runWith === undefined ? () => run(...values) : () => runWith(run, values);
  if (fresh === true) return () => () => bind(args());
  return () => {
    const shared = bind(args());
    return () => shared;
  };
}
