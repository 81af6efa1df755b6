import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Analyzer } from '../../analysis/index.ts';
import { CompilerSession } from '../../compiler/index.ts';
import type { PoolKind } from '../../core/index.ts';
import {
  measureInProcess,
  summarize,
  type ArgumentSource,
  type FunctionMeasurement,
  type PoolRefusal,
  type RefusedMeasurement,
} from '../../measure/index.ts';
import { howToRun } from '../../service/index.ts';
import { offerCall, renderPoolFiles } from '../../wrap/index.ts';
import { CommandError } from '../exitCodes.ts';
import { relativePath, relativeText } from '../relativePath.ts';

export interface MeasureWish {
  /** What files are named from. */
  readonly root: string;
  readonly file: string;
  readonly name: string;
  readonly pools: readonly PoolKind[];
  readonly workers: number;
  readonly arguments: ArgumentSource;
  readonly budgetMs: number;
  readonly timeoutMs: number;
  /** How far it is. */
  readonly say: (progress: string) => void;
}

/**
 * Asks the wrap which pools the function could run in, and measures it in those.
 *
 * @throws CommandError where there is no such function
 */
export async function measureFunction(wish: MeasureWish): Promise<FunctionMeasurement | RefusedMeasurement> {
  const { file, root } = wish;
  const offers = findFunction(wish);
  const asked = { file: relativePath(root, file), name: offers.name };
  const refusedOnly = (refusals: readonly PoolRefusal[]): RefusedMeasurement => ({
    version: 1,
    status: 'refused',
    ...asked,
    refusals: sharedOnce(refusals, wish.pools),
  });
  const { exportPath, pools, refusals } = offers;
  if (exportPath === undefined) return refusedOnly(refusals);
  const run = await howToRun(file);
  if (run.kind === 'cannot')
    return refusedOnly([...refusals, { code: 'cannot-run', message: relativeText(root, run.message) }]);
  const stop = new AbortController();
  const interrupt = (): void => stop.abort();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupt);
  try {
    const outcome = await measureInProcess({
      poolFiles: renderPoolFiles({ pools: ['threads', 'processes'], ext: 'mjs' }),
      // Without the program itself, which comes last.
      command: run.command.slice(0, -1),
      workingDirectory: run.workingDirectory,
      request: {
        moduleUrl: pathToFileURL(path.resolve(file)).href,
        exportPath,
        pools,
        workers: wish.workers,
        arguments: wish.arguments,
        budgetMs: wish.budgetMs,
        timeoutMs: wish.timeoutMs,
      },
      signal: stop.signal,
      onProgress: (done, of) => wish.say(`measured ${done} of ${of} rounds`),
    });
    if (outcome.kind === 'refused') return refusedOnly([...refusals, ...outcome.troubles]);
    return summarize(outcome.raw, { ...asked, refusals: sharedOnce(refusals, wish.pools) });
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, interrupt);
  }
}

interface FoundFunction {
  readonly name: string;
  /** The pools that it could run in, and where it is exported then. */
  readonly pools: readonly PoolKind[];
  readonly exportPath: string | undefined;
  readonly refusals: readonly PoolRefusal[];
}

function findFunction({ file, name, pools, root }: MeasureWish): FoundFunction {
  const session = new CompilerSession({ workingDirectory: root });
  try {
    const report = new Analyzer(session).findFunction(file, name);
    if (report === 'none')
      throw new CommandError(
        `${relativePath(root, file)} has no function ${name}; \`poolwright analyze\` lists their names.`,
      );
    if (report === 'ambiguous')
      throw new CommandError(
        `${name} is the name of several functions in ${relativePath(root, file)}; give more of it.`,
      );
    const offers = pools.map((pool) => ({
      pool,
      offer: offerCall(session, { file, at: { offset: report.nameStart }, pool }),
    }));
    const accepted = offers.filter(({ offer }) => offer.ok);
    return {
      name: report.name,
      pools: accepted.map(({ pool }) => pool),
      exportPath: accepted[0]?.offer.exportPath,
      refusals: offers.flatMap(({ offer, pool }) =>
        offer.refusals.map((refusal) => ({
          ...refusal,
          message: relativeText(root, refusal.message),
          file: relativePath(root, refusal.file),
          pool,
        })),
      ),
    };
  } finally {
    session.dispose();
  }
}

/** What is said of all pools that were asked for is said once, and of none. */
function sharedOnce(refusals: readonly PoolRefusal[], pools: readonly PoolKind[]): readonly PoolRefusal[] {
  const seen = new Map<string, PoolRefusal[]>();
  for (const refusal of refusals) {
    const key = JSON.stringify({ ...refusal, pool: undefined });
    seen.set(key, [...(seen.get(key) ?? []), refusal]);
  }
  return [...seen.values()].flatMap((same): readonly PoolRefusal[] => {
    const [first] = same;
    if (first === undefined || same.length < pools.length) return same;
    const { pool: _, ...shared } = first;
    return [shared];
  });
}
