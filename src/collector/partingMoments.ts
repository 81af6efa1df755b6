import { isMainThread, MessagePort } from 'node:worker_threads';

/** A flood of messages is not followed one by one. */
const lookEveryMs = 1;

/** Taken before a test framework can replace it. */
const now = performance.now.bind(performance);

/**
 * Calls `onParting` when the thread is about to hand something to others or to park: after that it may be terminated,
 * which it is not told of, or sleep until it is. Nothing is wrapped, since a wrapper would stand in the stack of every
 * error: the functions are handed out by a getter, and are themselves.
 */
export function watchPartings(onParting: () => void): void {
  const settled = Promise.resolve();
  let againAtMs = 0;
  /** Whether it is time to look again: in a flood of empty tasks even reading the clock twice a task is felt. */
  const isDue = (): boolean => {
    const atMs = now();
    if (atMs < againAtMs) return false;
    againAtMs = atMs + lookEveryMs;
    return true;
  };
  const park = (): void => {
    if (isDue()) onParting();
  };
  const leave = (): void => {
    if (!isDue()) return;
    onParting();
    // `postMessage(compute(data))` gets the function first and computes then: what it computed follows the message.
    void settled.then(onParting);
  };
  handOut(Atomics, 'wait', park);
  if (!isMainThread) handOut(MessagePort.prototype, 'postMessage', leave);
  else if (process.send !== undefined) handOut(process, 'send', leave);
}

function handOut(holder: object, name: string, onParting: () => void): void {
  const found = Object.getOwnPropertyDescriptor(holder, name);
  if (found === undefined || !('value' in found) || found.configurable !== true) return;
  const value: unknown = found.value;
  Object.defineProperty(holder, name, {
    configurable: true,
    enumerable: found.enumerable ?? false,
    get() {
      onParting();
      return value;
    },
    // Who replaces the function gets an ordinary property, where it would have been.
    set(this: object, replacement: unknown) {
      const property = { value: replacement, writable: true, enumerable: found.enumerable ?? false };
      Object.defineProperty(this, name, { ...property, configurable: true });
    },
  });
}
