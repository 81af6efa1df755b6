import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';

/**
 * @typedef {object} ProcessInfo
 * @property {number} pid
 * @property {number} parentPid
 * @property {string} commandLine arguments joined by spaces
 */

/**
 * All processes of this machine that can be seen. One that ends while they are listed is left out.
 *
 * @returns {ProcessInfo[]}
 */
export function listProcesses() {
  return process.platform === 'linux' ? listFromProc() : listFromPs();
}

/** @returns {ProcessInfo[]} */
function listFromProc() {
  return procIds().flatMap((pid) => {
    const stat = readProc(pid, 'stat');
    if (stat === undefined) return [];
    // The second field is the name in parentheses and may hold spaces and parentheses itself: count from the last one.
    const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (state === 'Z') return []; // Ended already; only its parent has not asked for the exit code yet.
    const commandLine = (readProc(pid, 'cmdline') ?? '').replaceAll('\0', ' ').trim();
    return [{ pid, parentPid: Number(parent), commandLine }];
  });
}

/** @returns {ProcessInfo[]} */
function listFromPs() {
  const text = execFileSync('ps', ['-axo', 'pid=,ppid=,command='], { encoding: 'utf8' });
  return text.split('\n').flatMap((line) => {
    const match = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line);
    return match === null
      ? []
      : [{ pid: Number(match[1]), parentPid: Number(match[2]), commandLine: match[3] ?? '' }];
  });
}

function procIds() {
  return readdirSync('/proc').map(Number).filter(Number.isInteger);
}

/**
 * @param {number} pid
 * @param {string} name
 */
function readProc(pid, name) {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return undefined; // It ended meanwhile, or belongs to someone else.
  }
}

/**
 * The processes below one, however deep, without itself.
 *
 * @param {number} ancestorPid
 * @returns {ProcessInfo[]} parents before their children
 */
export function descendantsOf(ancestorPid) {
  const all = listProcesses();
  /** @type {ProcessInfo[]} */
  const found = [];
  let parents = new Set([ancestorPid]);
  while (parents.size > 0) {
    const children = all.filter((candidate) => parents.has(candidate.parentPid));
    found.push(...children);
    parents = new Set(children.map((child) => child.pid));
  }
  return found;
}

/**
 * The processes that were started with this environment variable, wherever they hang in the tree by now: a child whose
 * parent ended hangs below process 1. Linux only; elsewhere the list is empty.
 *
 * @param {string} assignment `NAME=value`
 * @returns {number[]} their ids
 */
export function processesWithEnvironment(assignment) {
  if (process.platform !== 'linux') return [];
  const alive = new Set(listProcesses().map((info) => info.pid));
  return procIds().filter(
    (pid) =>
      alive.has(pid) && pid !== process.pid && readProc(pid, 'environ')?.split('\0').includes(assignment),
  );
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 * @returns {boolean} whether there was such a process
 */
export function signalProcess(pid, signal) {
  try {
    return process.kill(pid, signal);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
    throw error;
  }
}
