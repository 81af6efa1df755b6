/** A message with which a pool hands a task to a worker, or a worker its result back. */
export type PoolMessage =
  | {
      readonly kind: 'request';
      /** Counts up through the pool, or through its worker. */
      readonly id: number;
      /** The function; `default` for a module's only one. */
      readonly name: string;
      /** Where it is from; '' where that is not said. */
      readonly file: string;
    }
  | { readonly kind: 'response'; readonly id: number; readonly ok: boolean };

/**
 * Reads the messages of piscina 4 and 5 and tinypool (`taskId`), and of workerpool 9 and 10 (`id`); `undefined` for any other.
 * Getters are not touched: whose message it is, is not known before.
 */
export function readPoolMessage(message: unknown): PoolMessage | undefined {
  if (typeof message !== 'object' || message === null) return undefined;
  const taskId = own(message, 'taskId');
  if (isCount(taskId)) return readPiscina(message, taskId);
  const id = own(message, 'id');
  return isCount(id) ? readWorkerpool(message, id) : undefined;
}

function readPiscina(message: object, id: number): PoolMessage | undefined {
  const [name, file] = [own(message, 'name'), own(message, 'filename')];
  if (typeof name === 'string' && typeof file === 'string' && Object.hasOwn(message, 'task')) {
    return { kind: 'request', id, name, file };
  }
  return readResponse(message, id);
}

function readWorkerpool(message: object, id: number): PoolMessage | undefined {
  // The protocol that workerpool's looks like.
  if (Object.hasOwn(message, 'jsonrpc')) return undefined;
  const method = own(message, 'method');
  if (typeof method === 'string' && Object.hasOwn(message, 'params')) {
    return { kind: 'request', id, name: method, file: '' };
  }
  return method === undefined ? readResponse(message, id) : undefined;
}

function readResponse(message: object, id: number): PoolMessage | undefined {
  if (!Object.hasOwn(message, 'result') || !Object.hasOwn(message, 'error')) return undefined;
  return { kind: 'response', id, ok: own(message, 'error') === null };
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function own(holder: object, name: string): unknown {
  return Object.getOwnPropertyDescriptor(holder, name)?.value;
}
