import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../scripts/setup/root.mjs';
import type { MeasuredKind, ProfileJson } from '../../src/profile/index.ts';

const run = promisify(execFile);

/** What one run said of a function, and what was so. */
export interface MeasuredShare {
  readonly name: string;
  /** 0…1: on a core or waiting for one ÷ its time, as the function read it from the kernel. */
  readonly trueShare: number;
  /** The same as the profile has it; `NaN` where it does not say. */
  readonly share: number;
  readonly kind: MeasuredKind['kind'];
  /** 0…1: of its time on a core, the part in the system, and the same as the profile has it; `NaN` where nobody said. */
  readonly trueSystemShare: number;
  readonly systemShare: number;
  /** The time that samples gave the function ÷ the time that it took. */
  readonly wallRatio: number;
}

interface Run {
  /** In test/fixtures/profile, without its extension. */
  readonly program: string;
  /** The binary. */
  readonly node: string;
  /** For taskset. */
  readonly cores: string | undefined;
}

interface OwnTime {
  readonly wallMs: number;
  readonly busyMs: number;
  /** Where Node tells them. */
  readonly cpuMs?: number;
  readonly systemMs?: number;
}

type Truth = Readonly<Record<string, OwnTime>>;

/** Profiles a program that says at its end how long each of its functions took, and how much of it it was busy. */
export async function measureShares({ program, node, cores }: Run): Promise<MeasuredShare[]> {
  const out = await mkdtemp(path.join(os.tmpdir(), 'poolwright-bench-'));
  try {
    const script = path.join(root, 'test', 'fixtures', 'profile', `${program}.mjs`);
    const pinned = cores === undefined ? [] : ['taskset', '-c', cores];
    const cli = [path.join(root, 'dist', 'cli.cjs'), 'profile', '--out', out, '--format', 'json', '--'];
    const { NODE_OPTIONS: _, ...env } = process.env;
    const { stdout } = await run(process.execPath, [...cli, ...pinned, node, script], { env });
    const truth = JSON.parse(stdout) as Truth;
    const profile = JSON.parse(await readFile(path.join(out, 'profile.json'), 'utf8')) as ProfileJson;
    return Object.entries(truth).map(([name, { wallMs, busyMs, cpuMs, systemMs }]) => {
      const row = profile.functions.find((one) => one.name === name && one.url.endsWith(`/${program}.mjs`));
      return {
        name,
        trueShare: busyMs / wallMs,
        share: row?.measured.busyShare ?? Number.NaN,
        kind: row?.measured.kind ?? 'not enough data',
        trueSystemShare: (systemMs ?? Number.NaN) / (cpuMs ?? Number.NaN),
        systemShare: (row?.total.systemMs ?? Number.NaN) / (row?.total.cpuMs ?? Number.NaN),
        wallRatio: (row?.total.wallMs ?? 0) / wallMs,
      };
    });
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}
