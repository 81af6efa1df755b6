import { readdirSync, readFileSync } from 'node:fs';

/** Megabytes that a process and its descendants take, what they share counted once. Linux only. */
export function treeMemory(pid: number): number {
  const children = childrenByParent();
  const pids = [pid];
  for (const one of pids) pids.push(...(children.get(one) ?? []));
  return pids.reduce((sum, one) => sum + proportionalKb(one), 0) / 1024;
}

function proportionalKb(pid: number): number {
  const line = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'));
  return Number(line?.[1] ?? Number.NaN);
}

function childrenByParent(): Map<number, number[]> {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const parent = parentOf(name);
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  return children;
}

function parentOf(pid: string): number | undefined {
  try {
    // The program's name stands in brackets and may hold anything, brackets among it.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return Number(fields[1]);
  } catch {
    return undefined; // It has ended.
  }
}
