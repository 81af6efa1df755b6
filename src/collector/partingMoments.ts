import { isMainThread, MessagePort } from 'node:worker_threads';

/**
 * Calls `onParting` when the thread is about to hand something to others or to park: after that it may be terminated,
 * which it is not told of, or sleep until it is. Nothing is wrapped, since a wrapper would stand in the stack of every
 * error: the functions are handed out by a getter, and are themselves.
 */
export function watchPartings(onParting: () => void): void {
  handOut(Atomics, 'wait', onParting);
  if (!isMainThread) handOut(MessagePort.prototype, 'postMessage', onParting);
  else if (process.send !== undefined) handOut(process, 'send', onParting);
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
