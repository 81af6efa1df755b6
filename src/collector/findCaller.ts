import util from 'node:util';

/** Where the program was when it called into Node: a call, whose line and column count from 1. */
export interface Caller {
  /** '' for a function without a name. */
  readonly name: string;
  readonly url: string;
  readonly line: number;
  readonly column: number;
}

interface CallSite {
  readonly functionName: string;
  readonly scriptName: string;
  readonly lineNumber: number;
  readonly column?: number;
  readonly columnNumber?: number;
}

/** So many frames are looked at, ours and Node's among them. */
const frameCount = 24;

/** Taken before the program can replace it. */
const captureStackTrace = Error.captureStackTrace.bind(Error);
const getCallSites: unknown = Reflect.get(util, 'getCallSites');
const nodesWriter = findNodesWriter();

/**
 * The function of the program that is nearest on the stack, one in a package where none else is; `undefined` where there
 * is none. Functions that await what runs now count, where V8 knows them. Nothing of the program runs for it: V8 is asked
 * for the stack itself (Node 22 and newer), and for the text of one only while the program has no say in how it is written.
 */
export function findCaller(collectorUrls: ReadonlySet<string>): Caller | undefined {
  return nearest(callSites(), collectorUrls) ?? nearest(textCallers(), collectorUrls);
}

function nearest(callers: readonly Caller[], collectorUrls: ReadonlySet<string>): Caller | undefined {
  // A time-out of Node's own sockets: whoever used the socket last did not begin to wait.
  if (callers.some(({ name, url }) => name === 'setUnrefTimeout' && url.startsWith('node:')))
    return undefined;
  const outside = callers.filter(({ url }) => isFile(url) && !collectorUrls.has(url));
  const own = outside.filter(({ url }) => !/[\\/]node_modules[\\/]/.test(url));
  const [first, next] = own.length > 0 ? own : outside;
  // What a promise is made with, or an array is gone through with, says less than the function that it stands in.
  return first?.name === '' && next?.url === first.url && next.name !== '' ? next : first;
}

function isFile(url: string): boolean {
  return url !== '' && !/^(?:node|native|wasm|evalmachine|\[eval):?/.test(url);
}

function callSites(): Caller[] {
  if (typeof getCallSites !== 'function') return [];
  const sites = Reflect.apply(getCallSites, util, [frameCount, { sourceMap: false }]) as readonly CallSite[];
  return sites.map(({ functionName, scriptName, lineNumber, column, columnNumber }) => ({
    name: functionName,
    url: scriptName,
    line: lineNumber,
    column: columnNumber ?? column ?? 0,
  }));
}

/** `    at async Class.method [as name] (file:///app.js:3:14)`, `    at file:///app.js:3:14`. */
const frameLine = /^ {4}at (?:async )?(?:new )?(?:(.*?)(?: \[as [^\]]*\])? \()?(.*?):(\d+):(\d+)\)?$/;

/** The same as text has it, with the functions that await what runs now. */
function textCallers(): Caller[] {
  return (stackText() ?? '').split('\n').flatMap((line) => {
    const [, name = '', url = '', row, column] = frameLine.exec(line) ?? [];
    if (row === undefined || column === undefined) return [];
    const last = name.slice(name.lastIndexOf('.') + 1);
    return { name: last === '<anonymous>' ? '' : last, url, line: Number(row), column: Number(column) };
  });
}

/** `undefined` where the program, or a source map, would have a say in it. */
function stackText(): string | undefined {
  const writer = Object.getOwnPropertyDescriptor(Error, 'prepareStackTrace');
  const isNodes =
    writer === undefined || ('value' in writer && (writer.value ?? nodesWriter) === nodesWriter);
  const hasMaps: unknown = Reflect.get(process, 'sourceMapsEnabled');
  if (!isNodes || hasMaps === true) return undefined;
  const limit = Object.getOwnPropertyDescriptor(Error, 'stackTraceLimit');
  if (limit?.writable !== true) return undefined;
  const holder: { stack?: unknown } = {};
  Error.stackTraceLimit = frameCount;
  try {
    captureStackTrace(holder, findCaller);
    return typeof holder.stack === 'string' ? holder.stack : undefined;
  } finally {
    Object.defineProperty(Error, 'stackTraceLimit', limit);
  }
}

/** Node has a function in the place where programs put their own. */
function findNodesWriter(): unknown {
  const found: unknown = Object.getOwnPropertyDescriptor(Error, 'prepareStackTrace')?.value;
  const isNodes =
    typeof found === 'function' &&
    Function.prototype.toString.call(found).includes('internalPrepareStackTrace(');
  return isNodes ? found : undefined;
}
