/**
 * The profile format, version 1. This file is its specification: types only, units in every name.
 *
 * A profile (`*.poolprofile`) is UTF-8 text, one JSON record a line, the header first. A file that was cut off in the
 * middle of a line is read up to that line. Readers skip record types and properties that they do not know.
 *
 * Clock: every `…Us` is microseconds of the host's monotonic clock (`process.hrtime.bigint() / 1000n`), which all
 * threads and processes of one host share. Only the header ties it to the calendar.
 *
 * While a program runs, each thread appends its own records to `LANE.ndjson` in a private folder; the profile service
 * merges those files into one profile.
 */

/** `<pid>-<threadId>`; the main thread of a process has thread id 0. */
export type LaneId = string;

export type ProfileRecord =
  | HeaderRecord
  | LaneRecord
  | LaneParentRecord
  | LaneEndedRecord
  | TaskQueuedRecord
  | TaskStartedRecord
  | TaskEndedRecord
  | TaskSettledRecord
  | UsageRecord
  | HelperThreadsRecord
  | LoopDelayRecord
  | FunctionsRecord
  | CallNodesRecord
  | SamplesRecord
  | SourceRecord
  | GarbageCollectionRecord
  | MemoryRecord
  | MessagesRecord
  | WaitsRecord
  | AwaitedRecord
  | NoticeRecord
  | EndRecord;

export interface HeaderRecord {
  readonly type: 'header';
  readonly version: 1;
  readonly startedUs: number;
  /** Milliseconds since the Unix epoch at `startedUs`. */
  readonly startedAtMs: number;
  readonly command: readonly string[];
  readonly workingDirectory: string;
  readonly platform: string;
  readonly coreCount: number;
}

/**
 * A thread or process begins to record. Wrappers that run no user code (npm, npx, the tsx command, `node --watch`),
 * Node's module-hook threads and esbuild's own thread write no records at all.
 */
export interface LaneRecord {
  readonly type: 'lane';
  readonly lane: LaneId;
  readonly pid: number;
  readonly threadId: number;
  /** Who started it, where that is known. */
  readonly parentLane?: LaneId;
  /** `main`: the main thread of the process that runs the program; `process`: that of any process below it. */
  readonly role: 'main' | 'thread' | 'process';
  /** The name that the program gave it; '' for none, and readers then name it: `main`, `worker 1`, `process 8124`. */
  readonly name: string;
  readonly startedUs: number;
  readonly nodeVersion: string;
  /** The operating system's id of the thread, where it can be told (Linux). */
  readonly osThreadId?: number;
  /** `false` where nobody wants to know which functions it runs: it has no samples, and none are lost. */
  readonly sampled?: boolean;
}

/** `parentLane` has started the thread `lane`. The parent writes it: a thread is not told who started it. */
export interface LaneParentRecord {
  readonly type: 'lane-parent';
  readonly lane: LaneId;
  readonly parentLane: LaneId;
  readonly atUs: number;
}

export interface LaneEndedRecord {
  readonly type: 'lane-ended';
  readonly lane: LaneId;
  readonly endedUs: number;
  /** `lost` when it ended without saying so (killed, terminated): `endedUs` is then its last record. */
  readonly reason: 'exit' | 'lost';
  readonly exitCode?: number;
}

/** The caller handed a task to its pool. `lane` is the caller. */
export interface TaskQueuedRecord {
  readonly type: 'task-queued';
  readonly lane: LaneId;
  /** Unique in the profile. */
  readonly task: string;
  readonly name: string;
  readonly pool: 'threads' | 'processes';
  readonly atUs: number;
  readonly argumentBytes?: number;
  /**
   * `messages`: nobody told of the task, it was seen by the messages of its pool. `atUs` is then when the pool handed it to
   * its worker, which may be long after it was called for, and when the caller had its answer is not known.
   */
  readonly seenBy?: 'messages';
}

/** A worker began to run the task. `lane` is the worker. */
export interface TaskStartedRecord {
  readonly type: 'task-started';
  readonly lane: LaneId;
  readonly task: string;
  readonly atUs: number;
}

/** The worker's function returned or threw. `lane` is the worker. */
export interface TaskEndedRecord {
  readonly type: 'task-ended';
  readonly lane: LaneId;
  readonly task: string;
  readonly atUs: number;
  readonly ok: boolean;
}

/** The caller has the result, or the error. `lane` is the caller. */
export interface TaskSettledRecord {
  readonly type: 'task-settled';
  readonly lane: LaneId;
  readonly task: string;
  readonly atUs: number;
  readonly ok: boolean;
}

/**
 * Running totals of one thread since it started; each field is left out where the platform does not tell it.
 * On Linux a sampler outside the program writes `cpuUs` and `waitingForCoreUs` every 10 ms (`/proc/PID/task/TID/schedstat`,
 * whose CPU time lags by up to one scheduler tick, and whose waiting time counts once the thread runs again);
 * everywhere each thread writes its own totals when it starts, every 100 ms while its event loop turns, and when it exits.
 */
export interface UsageRecord {
  readonly type: 'usage';
  readonly lane: LaneId;
  readonly atUs: number;
  readonly cpuUs?: number;
  readonly waitingForCoreUs?: number;
  /**
   * The part of `cpuUs` that was spent in the system; the kernel divides time by where its ticks find a thread. On Linux the
   * sampler tells it, every 20 ms in which the thread ran, and the thread when it ends (`/proc/PID/task/TID/stat`, in steps of
   * 10 ms); elsewhere the thread at all its moments, where Node tells it (`process.threadCpuUsage`).
   */
  readonly systemUs?: number;
  /**
   * Time since the lane began that the event loop was waiting for events (`performance.eventLoopUtilization`), and all
   * other time: running JavaScript, blocked, or starting up. `loopActiveUs` is therefore not CPU time.
   */
  readonly loopActiveUs?: number;
  readonly loopIdleUs?: number;
}

/**
 * Which threads of a process that are no lane: `libuv` those of its pool; `node` those that V8 and Node have beside it;
 * `other` those of addons, and threads that are not recorded; `unnamed` those of which it cannot be told, as Node of this
 * version gives them no name.
 */
export type HelperGroup = 'libuv' | 'node' | 'other' | 'unnamed';

/**
 * Running totals of all threads of a group together, those that have ended among them, since each began. Written on Linux by
 * the recorder, every 100 ms while something changes.
 */
export interface HelperThreadsRecord {
  readonly type: 'helper-threads';
  readonly pid: number;
  readonly group: HelperGroup;
  readonly atUs: number;
  readonly threadCount: number;
  readonly cpuUs: number;
  readonly waitingForCoreUs: number;
  /** Waiting in the system without it being possible to interrupt that, as for a disk; of libuv's pool only. */
  readonly blockedUs?: number;
}

/** The longest event-loop delay since the previous record of this lane. */
export interface LoopDelayRecord {
  readonly type: 'loop-delay';
  readonly lane: LaneId;
  readonly atUs: number;
  readonly maxDelayUs: number;
}

/**
 * Functions that the thread was seen in, each once. They are numbered through the lane: entry i of the columns is
 * number `first + i`. A url of '' is none of a file: a function of Node or V8 that is not JavaScript, or one of V8's own
 * marks `(idle)`, `(program)` (native code, no JavaScript on the stack) and `(garbage collector)`; `(profiler)` is what
 * recording costs the thread.
 */
export interface FunctionsRecord {
  readonly type: 'functions';
  readonly lane: LaneId;
  readonly atUs: number;
  readonly first: number;
  readonly names: readonly string[];
  /** `file:` and `node:` URLs, or paths. */
  readonly urls: readonly string[];
  /** Where each begins, from 1; 0 where that is not known. In the source, where a source map tells. */
  readonly lines: readonly number[];
  readonly columns: readonly number[];
}

/** Ways by which functions were called, numbered through the lane like functions: entry i is number `first + i`. */
export interface CallNodesRecord {
  readonly type: 'call-nodes';
  readonly lane: LaneId;
  readonly atUs: number;
  readonly first: number;
  /** Number of the function. */
  readonly functions: readonly number[];
  /** Number of the node of the caller; -1 where there is none. A caller's number is smaller. */
  readonly parents: readonly number[];
}

/**
 * Where the thread was from `startUs` to `atUs`, stretch after stretch without a gap: `lengthsUs[i]` long at node
 * `nodes[i]` (-1: nowhere), as `counts[i]` samples found it. Samples are taken by the clock, whether or not the thread is
 * on a core. Before the first and between two such records it is not known where the thread was.
 */
export interface SamplesRecord {
  readonly type: 'samples';
  readonly lane: LaneId;
  readonly startUs: number;
  readonly atUs: number;
  /** The time between two samples that V8 was asked for: on a busy machine it is longer. */
  readonly everyUs?: number;
  readonly nodes: readonly number[];
  readonly counts: readonly number[];
  readonly lengthsUs: readonly number[];
}

/**
 * Which text of a file ran: a profile tells of that version of it. Written when the first function of the file is, by the
 * recorder; left out where the file has changed since the program began, or cannot be read.
 */
export interface SourceRecord {
  readonly type: 'source';
  readonly atUs: number;
  /** As `functions` records have it. */
  readonly url: string;
  /** SHA-256 of its UTF-8 text without byte order mark and with `\n` for line ends, in hexadecimal digits. */
  readonly sha256: string;
}

/** Running totals of a thread's garbage collections by V8's kinds, as Node's performance entries tell of them. */
export interface GarbageCollectionRecord {
  readonly type: 'gc';
  readonly lane: LaneId;
  readonly atUs: number;
  /** Of young objects. */
  readonly minorCount: number;
  readonly minorUs: number;
  /** Of the whole heap: what the thread waits for, */
  readonly majorCount: number;
  readonly majorUs: number;
  /** the steps of marking before it, */
  readonly incrementalCount: number;
  readonly incrementalUs: number;
  /** and what is done about objects that are gone. */
  readonly weakCallbackCount: number;
  readonly weakCallbackUs: number;
}

/** How full a thread's heap was. */
export interface MemoryRecord {
  readonly type: 'memory';
  readonly lane: LaneId;
  readonly atUs: number;
  readonly heapUsedBytes: number;
  /** Buffers and the like, which objects of the heap hold on to. */
  readonly externalBytes: number;
  /** Of the whole process, which its main thread tells of: what it has of the machine's memory. */
  readonly rssBytes?: number;
}

/** Running totals of the messages that a thread has sent to one other. */
export interface MessagesRecord {
  readonly type: 'messages';
  /** Who sends. */
  readonly lane: LaneId;
  /** Who receives: a lane's id; `parent`: the lane that started this one; `unknown`: a port of which nobody told where it leads. */
  readonly peer: string;
  readonly atUs: number;
  readonly count: number;
  /** So many of them were looked at; the others are taken to be like these in what follows. */
  readonly measuredCount: number;
  /** Estimated: strings a byte a character, buffers as long as they are, nothing for what is transferred or shared. */
  readonly bytes: number;
  /** How long the calls took that sent them, in which Node clones the message. */
  readonly cloneUs: number;
}

/** What a thread waited for; `http` is Node's own client, `fetch` the global one and undici's. */
export type WaitKind = 'http' | 'fetch' | 'fs' | 'dns' | 'child-process' | 'timer';

/** Running totals of a thread's waits of one kind. Several go on at once: the sum may be longer than the run. */
export interface WaitsRecord {
  readonly type: 'waits';
  readonly lane: LaneId;
  readonly kind: WaitKind;
  readonly atUs: number;
  /** Waits that have ended. */
  readonly count: number;
  readonly waitedUs: number;
  readonly longestUs: number;
  /** For how long this kind was not counted, because too much began at once. */
  readonly missedUs: number;
}

/**
 * Running totals of the waits of one kind that one place of the program began, as far as they were looked at: some, chosen by
 * chance, up to 200 a second. What is not on the stack when a wait begins is not known: after an `await` inside of Node, of
 * `fetch` or of a callback nobody may be told of.
 */
export interface AwaitedRecord {
  readonly type: 'awaited';
  readonly lane: LaneId;
  readonly kind: WaitKind;
  readonly atUs: number;
  /** The function of the program that is nearest on the stack. */
  readonly name: string;
  /** '' where none is, and then there is no name and no line. */
  readonly url: string;
  /** Of the call, from 1. In the source, where a source map tells. */
  readonly line: number;
  readonly column: number;
  /** Waits that were looked at and have ended; */
  readonly count: number;
  /** about so many they stand for, */
  readonly ofCount: number;
  /** which have waited so long together. */
  readonly waitedUs: number;
}

/** Something the reader should know: recording stopped early, detail was lost. One sentence. */
export interface NoticeRecord {
  readonly type: 'notice';
  readonly lane?: LaneId;
  readonly atUs: number;
  readonly message: string;
}

/** The program has ended; the last record of a whole profile. */
export interface EndRecord {
  readonly type: 'end';
  readonly endedUs: number;
  readonly exitCode: number | null;
  readonly signal: string | null;
  /** Whoever recorded it stopped the program: that it was cut off is no accident then. */
  readonly isStopped?: true;
}
