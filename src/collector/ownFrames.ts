/**
 * Takes the collector's own lines out of the stack of an error, where one of its functions stands between the program
 * and Node. Node reads the place that it prints above an uncaught error from elsewhere; that cannot be helped.
 */
export function hideOwnFrames(error: unknown): void {
  if (typeof error !== 'object' || error === null || !('stack' in error)) return;
  const { stack } = error;
  if (typeof stack !== 'string' || !stack.includes(__filename)) return;
  const lines = stack.split('\n').filter((line) => !line.includes(__filename));
  Reflect.set(error, 'stack', lines.join('\n'));
}
