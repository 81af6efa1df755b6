import type { TextEdit } from '../../core/index.ts';
import { jsonMembers, skipSpace, type JsonMember } from './jsonObject.ts';

export interface Dependency {
  readonly name: string;
  /** The range that the pool files were tested with: `^5.3.2`. */
  readonly range: string;
}

export type DependencyEdit =
  | { readonly kind: 'edits'; readonly edits: readonly TextEdit[] }
  | { readonly kind: 'unreadable'; readonly message: string }
  /** A version is asked for that the pool files were not made for; `range` is what stands there. */
  | { readonly kind: 'conflict'; readonly range: string; readonly offset: number };

/** Adds a dependency to a package.json, which otherwise stays as it is written. No edit when it is there already. */
export function dependencyEdit(file: string, text: string, dependency: Dependency): DependencyEdit {
  if (!isObject(text)) return { kind: 'unreadable', message: 'it is not a JSON object' };
  const members = jsonMembers(text, skipSpace(text, 0)) ?? [];
  const runtime = members.find(({ key }) => key === 'dependencies');
  const known = membersOf(text, runtime)?.find(({ key }) => key === dependency.name);
  if (known !== undefined) return checkRange(text, known, dependency);
  const development = members.find(({ key }) => key === 'devDependencies');
  const developed = membersOf(text, development)?.find(({ key }) => key === dependency.name);
  if (developed !== undefined) {
    const range = checkRange(text, developed, dependency);
    if (range.kind !== 'edits') return range;
  }
  const entry = `${JSON.stringify(dependency.name)}: ${JSON.stringify(dependency.range)}`;
  return { kind: 'edits', edits: [insertion(file, text, members, runtime, dependency.name, entry)] };
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false; // The caller tells the person that package.json cannot be read.
  }
}

function membersOf(text: string, member: JsonMember | undefined): readonly JsonMember[] | undefined {
  return member === undefined ? undefined : jsonMembers(text, member.valueStart);
}

/** Another major version behaves differently; `*`, tags, URLs and workspaces are what the owner wants. */
function checkRange(text: string, member: JsonMember, wanted: Dependency): DependencyEdit {
  const range = text.slice(member.valueStart + 1, member.end - 1);
  const major = /^[\^~>=v\s]*(\d+)/.exec(range)?.[1];
  const isOther = major !== undefined && major !== /\d+/.exec(wanted.range)?.[0];
  return isOther ? { kind: 'conflict', range, offset: member.start } : { kind: 'edits', edits: [] };
}

function insertion(
  file: string,
  text: string,
  members: readonly JsonMember[],
  runtime: JsonMember | undefined,
  name: string,
  entry: string,
): TextEdit {
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const indent = indentOf(text);
  const isOneLine = !text.trim().includes('\n');
  const newLine = (depth: number): string => (isOneLine ? ' ' : lineEnd + indent.repeat(depth));
  if (runtime === undefined) {
    const value = `{${newLine(2)}${entry}${newLine(1)}}`;
    const after = members.find(({ key }) => key === 'devDependencies');
    const whole = `"dependencies": ${value}`;
    if (after !== undefined) return at(file, after.start, `${whole},${newLine(1)}`);
    const last = members.at(-1);
    if (last !== undefined) return at(file, last.end, `,${newLine(1)}${whole}`);
    const start = skipSpace(text, 0);
    return { file, start, end: text.lastIndexOf('}') + 1, text: `{${newLine(1)}${whole}${newLine(0)}}` };
  }
  const inside = jsonMembers(text, runtime.valueStart) ?? [];
  // npm keeps dependencies sorted, so the new one goes before the first that comes after it.
  const next = inside.find(({ key }) => key > name);
  const last = inside.at(-1);
  if (next !== undefined) return at(file, next.start, `${entry},${newLine(2)}`);
  if (last !== undefined) return at(file, last.end, `,${newLine(2)}${entry}`);
  const value = `{${newLine(2)}${entry}${newLine(1)}}`;
  return { file, start: runtime.valueStart, end: runtime.end, text: value };
}

function indentOf(text: string): string {
  return /^([ \t]+)"/m.exec(text)?.[1] ?? '  ';
}

function at(file: string, offset: number, text: string): TextEdit {
  return { file, start: offset, end: offset, text };
}
