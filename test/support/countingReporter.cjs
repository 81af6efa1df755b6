// Mocha loads a reporter by its path and takes the whole module for the constructor, so this is CommonJS.
const fs = require('node:fs');
const mocha = require('mocha');

/**
 * Prints like one of mocha's own reporters and writes the counts and what failed into the file that POOLWRIGHT_TEST_COUNTS
 * names, so that `npm test` adds up real tests without reading them out of text. Option `like`: `spec` (default) or `dot`.
 *
 * @param {import('mocha').Runner} runner
 * @param {import('mocha').MochaOptions} options
 */
function CountingReporter(runner, options) {
  const Printer = options.reporterOptions?.like === 'dot' ? mocha.reporters.Dot : mocha.reporters.Spec;
  const file = process.env['POOLWRIGHT_TEST_COUNTS'];
  // A run that dies before its end leaves no file, which counts as a failure.
  if (file !== undefined) {
    /** @type {{ title: string, message: string }[]} */
    const failures = [];
    runner.on('fail', (test, error) => {
      failures.push({ title: test.titlePath().join(' › '), message: firstLine(error) });
    });
    runner.once('end', () => {
      const { passes = 0, failures: failed = 0, pending = 0 } = runner.stats ?? {};
      fs.writeFileSync(file, JSON.stringify({ passed: passes, failed, skipped: pending, failures }));
    });
  }
  return new Printer(runner, options);
}

/** @param {unknown} error what a test threw: anything */
function firstLine(error) {
  const text = error instanceof Error ? error.message : String(error);
  return text.trim().split('\n', 1)[0] ?? '';
}

// A constructor that returns another object is one in JavaScript; only the types do not know it.
module.exports = /** @type {import('mocha').ReporterConstructor} */ (
  /** @type {unknown} */ (CountingReporter)
);
