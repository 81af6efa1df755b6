import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import type { FileReport } from '../../../src/core/index.ts';
import type { ServerStatus } from '../../../src/protocol/index.ts';
import {
  EngineClient,
  type Cancellation,
  type EngineThread,
  type EngineThreadEvents,
} from '../../../src/server/engine/engineClient.ts';
import type { EngineRequest, ToEngine } from '../../../src/server/engine/engineProtocol.ts';
import { priorities, type Priority } from '../../../src/server/engine/requestQueue.ts';

const deadlines = { answerMs: 100, firstAnswerMs: 1_000 };

/** An engine that answers when the test says so. */
class ManualThread implements EngineThread {
  readonly received: ToEngine[] = [];
  readonly #events: EngineThreadEvents;
  /** The compiler's id that the thread was ended with; `null` while it lives. */
  endedWith: number | undefined | null = null;

  constructor(events: EngineThreadEvents) {
    this.#events = events;
  }

  post(message: ToEngine): void {
    this.received.push(message);
  }

  end(compilerProcessId: number | undefined): void {
    this.endedWith = compilerProcessId;
  }

  get requests(): EngineRequest[] {
    return this.received.flatMap((message) => (message.type === 'request' ? [message.request] : []));
  }

  get texts(): (string | null)[] {
    return this.received.flatMap((message) => (message.type === 'text' ? [message.text] : []));
  }

  announceCompiler(processId: number): void {
    this.#events.onMessage({ type: 'compiler', processId });
  }

  answer(result: FileReport = emptyReport('/a.ts')): void {
    this.#events.onMessage({ type: 'answer', id: this.#lastId(), result });
  }

  fail(message: string): void {
    this.#events.onMessage({ type: 'failed', id: this.#lastId(), message, stack: message });
  }

  lose(message: string): void {
    this.#events.onMessage({ type: 'lost', message });
  }

  crash(message: string): void {
    this.#events.onEnded(message);
  }

  #lastId(): number {
    const last = this.received.findLast((message) => message.type === 'request');
    assert(last !== undefined, 'nothing was requested');
    return last.id;
  }
}

function setUp(openTexts: [string, string][] = []) {
  const threads: ManualThread[] = [];
  const statuses: ServerStatus[] = [];
  const client = new EngineClient({
    startThread: (events) => {
      const thread = new ManualThread(events);
      threads.push(thread);
      return thread;
    },
    deadlines,
    openTexts: () => openTexts,
    onStatus: (status) => statuses.push(status),
    log: () => undefined,
  });
  const thread = (index = threads.length - 1) => {
    const found = threads[index];
    assert(found !== undefined, `engine ${index} was not started`);
    return found;
  };
  const analyze = (file: string, priority: Priority = priorities.openFile, cancellation?: Cancellation) =>
    client.request({ kind: 'analyze-file', file }, priority, cancellation);
  return { client, threads, thread, statuses, analyze };
}

function emptyReport(file: string): FileReport {
  return { file, functions: [], problems: [] };
}

function fileOf(request: EngineRequest | undefined): string | undefined {
  return request !== undefined && 'file' in request ? request.file : undefined;
}

describe('the engine client', () => {
  beforeEach(() => mock.timers.enable({ apis: ['setTimeout'] }));
  afterEach(() => mock.timers.reset());

  it('starts no engine before the first request', () => {
    const { client, threads } = setUp();
    client.setText('/a.ts', 'text');
    assert.equal(threads.length, 0);
  });

  it('has one request in flight, and sends the most urgent next', async () => {
    const { thread, analyze } = setUp();
    const first = analyze('/scanned.ts', priorities.scan);
    void analyze('/scanned-too.ts', priorities.scan);
    void analyze('/hovered.ts', priorities.interactive);
    assert.deepEqual(thread().requests.map(fileOf), ['/scanned.ts']);
    thread().answer();
    assert.equal((await first).status, 'done');
    assert.deepEqual(thread().requests.map(fileOf), ['/scanned.ts', '/hovered.ts']);
  });

  it('sends only the newest of the texts that were typed while the engine was busy', async () => {
    const { client, thread, analyze } = setUp();
    void analyze('/a.ts');
    for (const text of ['l', 'le', 'let']) client.setText('/a.ts', text);
    void analyze('/a.ts');
    thread().answer();
    assert.deepEqual(thread().texts, ['let']);
  });

  it('drops a cancelled request from the queue and never sends it', async () => {
    const { thread, analyze } = setUp();
    const source = new CancellationTokenSource();
    void analyze('/busy.ts');
    const cancelled = analyze('/cancelled.ts', priorities.interactive, source.token);
    source.cancel();
    assert.equal((await cancelled).status, 'cancelled');
    thread().answer();
    assert.deepEqual(thread().requests.map(fileOf), ['/busy.ts']);
  });

  it('kills a compiler that is silent for too long, starts another engine and asks again', async () => {
    const { threads, thread, analyze } = setUp([['/open.ts', 'unsaved']]);
    const outcome = analyze('/a.ts');
    thread(0).announceCompiler(4711);
    mock.timers.tick(deadlines.firstAnswerMs);
    assert.equal(thread(0).endedWith, 4711);
    mock.timers.tick(0);
    assert.equal(threads.length, 2);
    assert.deepEqual(thread(1).texts, ['unsaved']);
    thread(1).answer();
    assert.equal((await outcome).status, 'done');
  });

  it('waits less for later answers than for the first, which loads the program', async () => {
    const { thread, analyze } = setUp();
    const first = analyze('/a.ts');
    mock.timers.tick(deadlines.firstAnswerMs - 1);
    assert.equal(thread().endedWith, null);
    thread().answer();
    await first;
    void analyze('/b.ts');
    mock.timers.tick(deadlines.answerMs);
    assert.notEqual(thread(0).endedWith, null);
  });

  for (const [how, break_] of [
    ['says that its compiler is lost', (thread: ManualThread) => thread.lose('gone')],
    ['ends by itself', (thread: ManualThread) => thread.crash('gone')],
  ] as const) {
    it(`starts another engine at once when one ${how}`, async () => {
      const { thread, analyze } = setUp();
      const outcome = analyze('/a.ts');
      break_(thread(0));
      mock.timers.tick(0);
      thread(1).answer();
      assert.equal((await outcome).status, 'done');
    });
  }

  it('ignores what an engine that was replaced still says', async () => {
    const { thread, threads, analyze } = setUp();
    const outcome = analyze('/a.ts');
    thread(0).lose('gone');
    mock.timers.tick(0);
    thread(0).answer(emptyReport('/late.ts'));
    thread(0).crash('late');
    assert.equal(threads.length, 2);
    thread(1).answer(emptyReport('/a.ts'));
    assert.deepEqual(await outcome, { status: 'done', result: emptyReport('/a.ts') });
  });

  it('lets a request that failed twice fail, and goes on with the next', async () => {
    const { thread, analyze } = setUp();
    const poisoned = analyze('/poisoned.ts');
    const healthy = analyze('/healthy.ts');
    thread(0).crash('first');
    mock.timers.tick(0);
    thread(1).crash('second');
    assert.deepEqual(await poisoned, { status: 'failed', message: 'second' });
    mock.timers.tick(1_000);
    assert.deepEqual(thread(2).requests.map(fileOf), ['/healthy.ts']);
    thread(2).answer();
    assert.equal((await healthy).status, 'done');
  });

  it('gives up after three failures in a minute, says so, and starts again when a person asks', async () => {
    const { client, threads, thread, statuses, analyze } = setUp();
    const outcomes = [analyze('/a.ts'), analyze('/b.ts')];
    for (const delayMs of [0, 1_000, 0]) {
      thread().crash('The engine fell over.');
      mock.timers.tick(delayMs);
    }
    for (const outcome of await Promise.all(outcomes)) assert.equal(outcome.status, 'failed');
    assert.equal(threads.length, 3);
    const status = statuses.at(-1);
    assert(status?.state === 'failed');
    assert.match(status.message, /^The engine fell over\..*Restart Server/);
    assert.equal((await analyze('/a.ts')).status, 'failed');

    client.restart();
    const again = analyze('/a.ts');
    thread(3).answer();
    assert.equal((await again).status, 'done');
  });

  it('lets one request fail without ending the engine when the fault is ours', async () => {
    const { threads, thread, analyze } = setUp();
    const outcome = analyze('/a.ts');
    thread().fail('a fault');
    assert.deepEqual(await outcome, { status: 'failed', message: 'a fault' });
    void analyze('/b.ts');
    assert.equal(threads.length, 1);
  });

  it('kills the compiler and cancels what waits when it is disposed', async () => {
    const { client, thread, analyze } = setUp();
    const outcomes = [analyze('/a.ts'), analyze('/b.ts')];
    thread().announceCompiler(42);
    client.dispose();
    assert.equal(thread().endedWith, 42);
    for (const outcome of await Promise.all(outcomes)) assert.equal(outcome.status, 'cancelled');
    assert.equal((await analyze('/c.ts')).status, 'cancelled');
  });
});
