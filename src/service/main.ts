/** The profile service: a child process of the extension host, which it speaks to over `process.send`. */
import type { HostToService, ServiceToHost } from '../protocol/index.ts';
import { ServiceHost } from './serviceHost.ts';

const host = new ServiceHost(
  (message: ServiceToHost) =>
    new Promise((resolve) => {
      // The callback's error means that the host is gone; `disconnect` below ends this process then.
      if (process.connected) process.send?.(message, undefined, {}, () => resolve());
      else resolve();
    }),
  new URL('./profileWorker.cjs', import.meta.url),
);

process.on('message', (message) => {
  // Only our own extension host holds the other end of this channel.
  void host.handle(message as HostToService);
});
process.on('disconnect', () => process.exit(0));
