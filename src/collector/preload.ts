/**
 * Loaded by `NODE_OPTIONS=--require` into every thread and process of a program that is profiled. It never throws,
 * never writes to stdout or stderr, changes neither exit code nor lifetime, and does as little as it can: how busy
 * each thread is, is sampled from outside where the system allows that (src/service/usageSampler.ts), because a thread
 * that computes cannot run a timer, and because a sampling thread in here would shift the ids of the program's own.
 */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { identifyLane } from './laneIdentity.ts';
import { folderVariable, intervalVariable, variablesOfRun } from './ownVariables.ts';
import { readSamplingPlan } from './samplingPlan.ts';
import { ThreadRecorder } from './threadRecorder.ts';

/** A program that starts under two profilers gets the collector twice on its NODE_OPTIONS; the first one records. */
const alreadyHere = Symbol.for('poolwright.collector');

try {
  const folder = process.env[folderVariable];
  const isFirst = Reflect.get(globalThis, alreadyHere) === undefined;
  if (isFirst && folder !== undefined && path.isAbsolute(folder)) {
    Reflect.defineProperty(globalThis, alreadyHere, { value: true });
    const lane = identifyLane();
    if (lane !== undefined) {
      new ThreadRecorder(folder, lane, {
        sampling: readSamplingPlan(process.env[intervalVariable]),
        variables: variablesOfRun(__filename, folder, process.env[intervalVariable]),
        collectorUrls: [__filename, pathToFileURL(__filename).href],
      }).start();
    }
  }
  // The program that lists its loaded modules does not find ours among them.
  delete require.cache[__filename];
} catch (error) {
  // There is no lane to write to and nobody to tell: stdout and stderr belong to the program. It runs unrecorded.
  Reflect.set(globalThis, Symbol.for('poolwright.collectorFailure'), error);
}
