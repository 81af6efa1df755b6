import type { CatalogEntry } from './entry.ts';
import { methodsOf, moduleTable } from './define.ts';

const test = moduleTable('test', 'nodejs.org/api/test.html');

const later = { argument: -1, calls: 'later' } as const;
const light = { effect: 'light', work: { fixedNs: 5_000 } } as const;

/** Node's test runner: what it is given runs later, as tests. */
export const testingEntries: readonly CatalogEntry[] = [
  ...test('default test suite describe it only skip todo before after beforeEach afterEach', {
    ...light,
    callback: later,
  }),
  ...test(methodsOf('test suite describe it', 'skip todo only'), { ...light, callback: later }),
  ...test(methodsOf('TestContext', 'test before after beforeEach afterEach skip todo'), {
    ...light,
    callback: later,
  }),
  ...test('TestContext.diagnostic TestContext.plan TestContext.runOnly', light),
  // Starts one process per file.
  ...test('run', { effect: 'child-process', waitMs: 100, returns: 'TestsStream' }),
  ...test('dot tap junit SpecReporter LcovReporter', light),
  ...test(methodsOf('MockTracker', 'fn method getter setter module reset restoreAll'), light),
  ...test(
    methodsOf(
      'MockFunctionContext',
      'callCount mockImplementation mockImplementationOnce resetCalls restore',
    ) + ' MockModuleContext.restore',
    light,
  ),
  // Timers that are due run before these return; what they do is theirs.
  ...test(methodsOf('MockTimers', 'enable setTime reset tick runAll'), light),
];
