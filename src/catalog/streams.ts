import type { CatalogEntry } from './entry.ts';
import { methodsOf, moduleTable } from './define.ts';

const stream = moduleTable('stream', 'nodejs.org/api/stream.html');
const consumers = moduleTable('stream/consumers', 'nodejs.org/api/webstreams.html#utility-consumers');
const web = moduleTable('', 'nodejs.org/api/webstreams.html');
const legacy = moduleTable('', 'nodejs.org/api/stream.html');

const later = { argument: 0, calls: 'later' } as const;
const made = { effect: 'light', work: { fixedNs: 5_000 } } as const;

/** Streams of Node: what they give waits for whoever writes into them. */
const nodeStreams: readonly CatalogEntry[] = [
  ...['Stream', 'Readable', 'Writable', 'Duplex', 'Transform', 'PassThrough'].flatMap((name) =>
    stream(name, { ...made, returns: name }),
  ),
  ...stream('Stream.pipe', { effect: 'light' }),
  ...stream('Stream.compose compose', { effect: 'light', work: { fixedNs: 10_000 } }),
  ...stream('duplexPair addAbortSignal', made),
  ...stream('getDefaultHighWaterMark setDefaultHighWaterMark isErrored isReadable isDisturbed', {
    effect: 'light',
  }),
  ...stream('Readable.isDisturbed Readable.isPaused Writable.setDefaultEncoding', { effect: 'light' }),
  ...stream(methodsOf('Readable Writable Duplex', 'fromWeb toWeb'), {
    effect: 'light',
    work: { fixedNs: 20_000 },
  }),
  ...stream('Duplex.from', { effect: 'light', returns: 'Duplex' }),
  ...stream('Readable.wrap', made),
  // They give another stream, or an iterator, which waits when it is read.
  ...stream(methodsOf('Readable', 'iterator drop take asIndexedPairs'), made),
  ...stream(methodsOf('Readable', 'map filter flatMap'), { ...made, callback: later }),
  ...stream(methodsOf('Readable', 'forEach some find every reduce'), {
    effect: 'io-async',
    waitMs: 2,
    callback: later,
  }),
  ...stream('Readable.toArray', { effect: 'io-async', waitMs: 2 }),
  // Each turn of `for await` waits for the next chunk.
  ...stream('Readable.@@asyncIterator', { effect: 'io-async', waitMs: 2 }),
  // Called by the stream itself; a subclass calls them as `super._destroy(…)`.
  ...stream(methodsOf('Readable Writable', '_construct _destroy') + ' Readable._read Writable._final', {
    effect: 'light',
  }),
  ...stream('Writable._write Writable._writev Transform._transform Transform._flush', { effect: 'light' }),
  ...stream(methodsOf('Pipe', 'close hasRef ref unref'), { effect: 'light' }),
  ...consumers('arrayBuffer blob buffer json text', { effect: 'io-async', waitMs: 2 }),
  // The interfaces `NodeJS.ReadableStream` and `NodeJS.WritableStream`.
  ...legacy(
    methodsOf('ReadableStream', 'setEncoding pause resume isPaused pipe unpipe unshift wrap') +
      ' WritableStream.write WritableStream.end',
    { effect: 'light' },
  ),
];

/** Streams of the web: reading and writing wait, controllers only enqueue. */
const webStreams: readonly CatalogEntry[] = [
  ...[
    'ReadableStream',
    'WritableStream',
    'TransformStream',
    'TextEncoderStream',
    'TextDecoderStream',
    'CompressionStream',
    'DecompressionStream',
    'ReadableStreamDefaultReader',
    'ReadableStreamBYOBReader',
    'WritableStreamDefaultWriter',
  ].flatMap((name) => web(name, { effect: 'light', work: { fixedNs: 20_000 }, returns: name })),
  ...web(
    'ReadableStreamBYOBRequest ReadableByteStreamController ReadableStreamDefaultController ' +
      'TransformStreamDefaultController WritableStreamDefaultController ByteLengthQueuingStrategy CountQueuingStrategy',
    { effect: 'light' },
  ),
  ...web('ByteLengthQueuingStrategy.size CountQueuingStrategy.size', { effect: 'light' }),
  // Also `read` of `NodeJS.ReadableStream`, which shares the name and takes what is there.
  ...web('ReadableStream.read', { effect: 'light' }),
  ...web('ReadableStream.getReader', { ...made, returns: 'ReadableStreamDefaultReader' }),
  ...web('WritableStream.getWriter', { ...made, returns: 'WritableStreamDefaultWriter' }),
  ...web('ReadableStream.pipeThrough ReadableStream.tee ReadableStream.values ReadableStream.from', made),
  ...web('ReadableStream.pipeTo', { effect: 'io-async', waitMs: 5 }),
  ...web(methodsOf('ReadableStreamDefaultReader ReadableStreamBYOBReader', 'read'), {
    effect: 'io-async',
    waitMs: 2,
  }),
  ...web('WritableStreamDefaultWriter.write WritableStreamDefaultWriter.close WritableStream.close', {
    effect: 'io-async',
    waitMs: 2,
  }),
  ...web(
    methodsOf('ReadableStreamDefaultReader ReadableStreamBYOBReader ReadableStreamGenericReader', 'cancel') +
      ' ReadableStream.cancel WritableStream.abort WritableStreamDefaultWriter.abort',
    { effect: 'io-async', waitMs: 0.2 },
  ),
  ...web(
    methodsOf(
      'ReadableStreamDefaultReader ReadableStreamBYOBReader WritableStreamDefaultWriter',
      'releaseLock',
    ),
    { effect: 'light' },
  ),
  ...web(methodsOf('ReadableByteStreamController ReadableStreamDefaultController', 'close enqueue error'), {
    effect: 'light',
    work: { fixedNs: 1_000 },
  }),
  ...web('ReadableStreamBYOBRequest.respond ReadableStreamBYOBRequest.respondWithNewView', {
    effect: 'light',
  }),
  ...web(methodsOf('TransformStreamDefaultController', 'enqueue error terminate'), { effect: 'light' }),
  ...web('WritableStreamDefaultController.error', { effect: 'light' }),
];

export const streamEntries: readonly CatalogEntry[] = [...nodeStreams, ...webStreams];
