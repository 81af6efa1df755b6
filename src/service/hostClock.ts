/** Microseconds of the host's monotonic clock, which the profiled program's threads share. */
export function nowUs(): number {
  return Number(process.hrtime.bigint() / 1000n);
}
