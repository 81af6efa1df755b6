import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { otherNodes } from '../../support/nodeVersions.ts';
import { buildProfiler, type BuiltProfiler } from '../service/builtProfiler.ts';

/** One version of Node with the profiler as it is built. Outside of tests only the version is known. */
export interface ProfiledNode {
  readonly version: string;
  readonly majorVersion: number;
  /** The path of Node itself. */
  readonly node: string;
  readonly profiler: BuiltProfiler;
  /** A folder of each test, for what is recorded. */
  readonly out: string;
}

const nodes = [
  { version: process.versions.node, install: () => Promise.resolve(process.execPath) },
  ...otherNodes,
];

/** Describes the same tests on this Node and on all others that the profiler is made for. */
export function onEachNode(title: string, tests: (on: ProfiledNode) => void): void {
  describe(title, () => {
    let profiler: BuiltProfiler | undefined;
    before(async () => {
      profiler = await buildProfiler();
    });
    after(() => profiler?.remove());

    for (const other of nodes) {
      const { version } = other;
      describe(`on Node ${version}`, () => {
        let node: string | undefined;
        let out: string | undefined;
        before(async function () {
          // The first time, Node itself is downloaded.
          this.timeout(600_000);
          node = await other.install();
        });
        beforeEach(async () => {
          out = await mkdtemp(path.join(os.tmpdir(), 'poolwright-test-'));
        });
        afterEach(async () => {
          if (out !== undefined) await rm(out, { recursive: true, force: true });
        });

        tests({
          version,
          majorVersion: Number.parseInt(version, 10),
          get node() {
            return node ?? notInTest();
          },
          get profiler() {
            return profiler ?? notInTest();
          },
          get out() {
            return out ?? notInTest();
          },
        });
      });
    }
  });
}

function notInTest(): never {
  throw new Error('It is not there yet: use it inside of `it`.');
}
