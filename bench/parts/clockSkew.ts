import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { root } from '../../scripts/setup/root.mjs';
import { parseRecord } from '../../src/profile/index.ts';
import type { ProfileRecord } from '../../src/profile/index.ts';
import { appendRequire } from '../../src/service/privateFolder.ts';
import { measureNode } from '../command.ts';
import type { Row } from '../row.ts';

/** How far the clocks of two lanes are apart, as their records have it. */
export async function clockSkewRows(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const between of ['threads', 'processes'] as const) {
    const skew = clockSkew(await recordPings(between));
    rows.push({
      what: `clocks of two ${between}`,
      how: `shortest of ${skew.rounds} round trips`,
      ours: `round trip ${skew.roundTripUs.toFixed(0)} µs`,
      peer: '–',
      result: `**${skew.skewUs.toFixed(1)} µs** apart`,
      reach: '≤ 100 µs',
    });
  }
  return rows;
}

interface Skew {
  readonly rounds: number;
  readonly roundTripUs: number;
  readonly skewUs: number;
}

/**
 * As NTP does: if both ways of a round trip take equally long, the other clock is ahead by half of what they seem to differ.
 * The shortest round trip has least room for error, which is half of it at most.
 */
export function clockSkew(records: readonly ProfileRecord[]): Skew {
  const moments = new Map<string, Partial<Record<ProfileRecord['type'], number>>>();
  for (const record of records) {
    if (!('task' in record)) continue;
    moments.set(record.task, { ...moments.get(record.task), [record.type]: record.atUs });
  }
  let best: Omit<Skew, 'rounds'> | undefined;
  for (const moment of moments.values()) {
    const [queued, started] = [moment['task-queued'], moment['task-started']];
    const [ended, settled] = [moment['task-ended'], moment['task-settled']];
    if (queued === undefined || started === undefined || ended === undefined || settled === undefined)
      continue;
    const roundTripUs = settled - queued - (ended - started);
    const skewUs = Math.abs(started - queued - (settled - ended)) / 2;
    if (best === undefined || roundTripUs < best.roundTripUs) best = { roundTripUs, skewUs };
  }
  if (best === undefined) throw new Error('No round trip was recorded whole.');
  return { rounds: moments.size, ...best };
}

async function recordPings(between: 'threads' | 'processes'): Promise<ProfileRecord[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'poolwright-bench-'));
  try {
    const collector = path.join(root, 'dist', 'collector.cjs');
    const script = path.join(root, 'bench', 'programs', 'clockPing.mjs');
    const env = { POOLWRIGHT_PROFILE_DIR: folder, NODE_OPTIONS: appendRequire('', collector) };
    await measureNode({ args: [script, between], cwd: root, env });
    const records: ProfileRecord[] = [];
    for (const name of await readdir(folder)) {
      for (const line of (await readFile(path.join(folder, name), 'utf8')).split('\n')) {
        const parsed = parseRecord(line);
        if (parsed.kind === 'record') records.push(parsed.record);
      }
    }
    return records;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
