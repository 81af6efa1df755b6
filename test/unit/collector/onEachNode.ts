import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { otherNodes } from '../../support/nodeVersions.ts';
import { buildProfiler, type BuiltProfiler } from '../service/builtProfiler.ts';

/** One version of Node with the profiler as it is built; only the versions are known outside of tests. */
export interface ProfiledNode {
  readonly version: string;
  readonly majorVersion: number;
  /** The path of Node itself. */
  readonly node: string;
  readonly profiler: BuiltProfiler;
  /** A folder for what is recorded. */
  readonly out: string;
}

const nodes = [
  { version: process.versions.node, install: () => Promise.resolve(process.execPath) },
  ...otherNodes,
];

/** Describes the same tests on this Node and on all others that the profiler is made for. */
export function onEachNode(title: string, tests: (on: ProfiledNode) => void): void {
  for (const other of nodes) {
    const { version } = other;
    describe(`${title} on Node ${version}`, () => {
      let ready: Pick<ProfiledNode, 'node' | 'profiler' | 'out'> | undefined;
      const given = (): NonNullable<typeof ready> => {
        if (ready === undefined) throw new Error('Nothing is built yet: use it inside of `it`.');
        return ready;
      };

      before(async function () {
        // The first time, Node itself is downloaded.
        this.timeout(600_000);
        ready = {
          node: await other.install(),
          profiler: await buildProfiler(),
          out: await mkdtemp(path.join(os.tmpdir(), 'poolwright-test-')),
        };
      });
      after(async () => {
        await ready?.profiler.remove();
        if (ready !== undefined) await rm(ready.out, { recursive: true, force: true });
      });

      tests({
        version,
        majorVersion: Number.parseInt(version, 10),
        get node() {
          return given().node;
        },
        get profiler() {
          return given().profiler;
        },
        get out() {
          return given().out;
        },
      });
    });
  }
}
