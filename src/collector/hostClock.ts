/**
 * Taken when the collector loads, which is before any code of the program: a test framework that fakes `process.hrtime`
 * later does not move our clock.
 */
const hrtime = process.hrtime.bigint.bind(process.hrtime);

/** Microseconds of the host's monotonic clock, which all threads and processes of one host share. */
export function nowUs(): number {
  return Number(hrtime() / 1000n);
}
