import type { PoolKind, RefusalCode } from '../../core/index.ts';
import type { ExternalUse } from '../reach/externalUse.ts';
import type { Check } from './wrapContext.ts';

/** What a use of `process` means for code that moves to a worker. */
interface Rule {
  readonly code: RefusalCode;
  readonly pools: readonly PoolKind[];
  /** Goes on from "`process.exit` ". */
  readonly why: string;
}

const both: readonly PoolKind[] = ['threads', 'processes'];
const ends: Rule = {
  code: 'exits-process',
  pools: both,
  why: 'would end only the worker; throw an error and let the caller end the program.',
};
const exitCode: Rule = {
  ...ends,
  why: 'would be the exit code of the worker; return what the caller is to make of it.',
};
const notInThreads: Rule = {
  code: 'main-thread-only-api',
  pools: ['threads'],
  why: 'does not work in a thread; a process pool has it.',
};
const different: Rule = {
  code: 'main-thread-only-api',
  pools: both,
  why: 'is another one in a worker; pass what is needed as an argument.',
};
const differentInProcesses: Rule = { ...different, pools: ['processes'] };
const listener: Rule = {
  code: 'main-thread-only-api',
  pools: both,
  why: 'would listen in the worker; move it to the caller.',
};

/** Sources: Node's documentation of `process` (what "is not available in Worker threads") and of `child_process.fork`. */
const processRules: Readonly<Record<string, Rule>> = {
  ...rules(ends, 'exit abort reallyExit kill'),
  ...rules(exitCode, 'exitCode'),
  ...rules(notInThreads, 'chdir umask setuid setgid seteuid setegid setgroups initgroups title dlopen'),
  ...rules(different, 'argv argv0 stdin openStdin send disconnect connected channel mainModule report'),
  ...rules(differentInProcesses, 'pid ppid'),
  ...rules(
    listener,
    'on once addListener prependListener prependOnceListener off removeListener removeAllListeners',
  ),
  ...rules(listener, 'emit listeners setUncaughtExceptionCaptureCallback'),
};

/** The same in every worker, or at least as good. */
const harmless = new Set(
  (
    'env platform arch version versions release features config hrtime uptime memoryUsage cpuUsage resourceUsage nextTick ' +
    'cwd execPath execArgv stdout stderr emitWarning getuid getgid geteuid getegid availableMemory constrainedMemory ' +
    'allowedNodeEnvironmentFlags noDeprecation threadCpuUsage getBuiltinModule'
  ).split(' '),
);

/** Names of `node:worker_threads` that are about being a worker or not. */
const workerNames = new Set(['isMainThread', 'parentPort', 'workerData', 'threadId', 'resourceLimits']);

/** Refuses what ends the process, and what is missing or different in a worker. */
export const checkProcessApi: Check = ({ pool, reach }, findings) => {
  for (const use of reach.externals) {
    const rule = ruleOf(use);
    if (rule?.pools.includes(pool) === true) {
      findings.refuse(rule.code, use.node, `\`${use.node.getText()}\` ${rule.why}`);
    }
    if (use.usage === 'write' && isGlobalState(use)) {
      const message = `\`${use.node.getText()}\` belongs to the whole program; a worker would change its own.`;
      findings.refuse('captures-mutable-state', use.node, message);
    }
    if (isMissing(use)) {
      const message = `\`${use.node.getText()}\` is a global that Node does not have; a worker will not have it either.`;
      findings.refuse('missing-global', use.node, message);
    }
  }
  for (const name of reach.ambient) {
    const message = `\`${name.text}\` is declared but not defined in the project; pass it as an argument.`;
    findings.refuse('missing-global', name, message);
  }
};

/** Warns where the function prints. */
export const checkOutput: Check = ({ reach, target }, findings) => {
  const use = reach.externals.find(isOutput);
  if (use === undefined) return;
  const message = `\`${target.name}\` prints with \`${use.node.getText()}\`; from a worker that can appear later than what the caller prints next.`;
  findings.warn('worker-output', use.node, message);
};

function ruleOf({ module, path }: ExternalUse): Rule | undefined {
  if (module === '' && path[0] === 'process') {
    const [, name] = path;
    // `process` as a whole, or with a name that is computed: it may be anything.
    if (name === undefined) return different;
    return Object.hasOwn(processRules, name)
      ? processRules[name]
      : harmless.has(name)
        ? undefined
        : different;
  }
  if (module === 'node:worker_threads' && (path[0] === undefined || workerNames.has(path[0])))
    return different;
  if (module === 'node:cluster') return different;
  return undefined;
}

function isOutput({ module, path }: ExternalUse): boolean {
  if (module !== '') return false;
  if (path[0] === 'console') return true;
  return path[0] === 'process' && (path[1] === 'stdout' || path[1] === 'stderr') && path[2] === 'write';
}

function isGlobalState({ module, path }: ExternalUse): boolean {
  return module === '' && !(path[0] === 'process' && Object.hasOwn(processRules, path[1] ?? ''));
}

function isMissing({ module, path, usage }: ExternalUse): boolean {
  const [name] = path;
  if (module !== '' || name === undefined || usage === 'write') return false;
  return !(name in globalThis) && !known.has(name);
}

/** Globals of Node that are not properties of the global object of an ES module. */
const known = new Set(['require', 'module', 'exports', '__dirname', '__filename', 'undefined', '*']);

function rules(rule: Rule, names: string): Readonly<Record<string, Rule>> {
  return Object.fromEntries(names.split(' ').map((name) => [name, rule]));
}
