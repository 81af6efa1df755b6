import { applyEdits, type TextEdit } from '../../core/index.ts';

/** Lines of a file that are replaced: `[from, to)` of the old text, counted from 0. */
interface Block {
  from: number;
  to: number;
  edits: TextEdit[];
}

const contextLines = 3;

/** The edits of one file as a unified diff, as `git apply` and `patch` take it. `name` is the path to show. */
export function unifiedDiff(name: string, text: string, edits: readonly TextEdit[]): string {
  const lines = linesOf(text);
  const hunks = groupBlocks(blocksOf(text, lines, edits).filter((block) => isChange(block, lines)));
  let shift = 0;
  const written = hunks.map((blocks) => {
    const hunk = writeHunk(blocks, lines, shift);
    shift += hunk.growth;
    return hunk.text;
  });
  return [`--- a/${name}\n`, `+++ b/${name}\n`, ...written].join('');
}

/** The unified diff of a file that does not exist yet. */
export function createdDiff(name: string, text: string): string {
  const lines = linesOf(text).map(({ text: line }) => line);
  const head = lines.length === 0 ? '' : `@@ -0,0 +1,${lines.length} @@\n`;
  return [`--- /dev/null\n`, `+++ b/${name}\n`, head, ...lines.map((line) => marked('+', line))].join('');
}

interface Line {
  readonly start: number;
  readonly end: number;
  /** With its line end. */
  readonly text: string;
}

function linesOf(text: string): readonly Line[] {
  let start = 0;
  return (text.match(/[^\n]*\n|[^\n]+$/g) ?? []).map((line) => {
    const from = start;
    start += line.length;
    return { start: from, end: start, text: line };
  });
}

function blocksOf(text: string, lines: readonly Line[], edits: readonly TextEdit[]): readonly Block[] {
  const blocks: Block[] = [];
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const from = lineAt(lines, edit.start, text);
    const to = Math.min(lines.length, Math.max(lineAt(lines, edit.end, text), from) + 1);
    const last = blocks.at(-1);
    if (last !== undefined && from < last.to) {
      last.to = Math.max(last.to, to);
      last.edits.push(edit);
    } else blocks.push({ from, to, edits: [edit] });
  }
  return blocks;
}

/** The line that an offset is on; behind the last line end, one that does not exist yet. */
function lineAt(lines: readonly Line[], offset: number, text: string): number {
  const found = lines.findIndex(({ end }) => offset < end);
  if (found !== -1) return found;
  return text.endsWith('\n') || lines.length === 0 ? lines.length : lines.length - 1;
}

/** Blocks whose context would touch share a hunk. */
function groupBlocks(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const hunks: Block[][] = [];
  for (const block of blocks) {
    const hunk = hunks.at(-1);
    const last = hunk?.at(-1);
    if (hunk !== undefined && last !== undefined && block.from - last.to <= 2 * contextLines)
      hunk.push(block);
    else hunks.push([block]);
  }
  return hunks;
}

function writeHunk(
  blocks: readonly Block[],
  lines: readonly Line[],
  shift: number,
): { readonly text: string; readonly growth: number } {
  const from = Math.max(0, (blocks[0]?.from ?? 0) - contextLines);
  const to = Math.min(lines.length, (blocks.at(-1)?.to ?? 0) + contextLines);
  const out: string[] = [];
  let added = 0;
  let removed = 0;
  let at = from;
  const copyUntil = (end: number): void => {
    for (const { text } of lines.slice(at, end)) out.push(marked(' ', text));
    at = end;
  };
  for (const block of blocks) {
    copyUntil(block.from);
    const old = lines.slice(block.from, block.to);
    const replaced = replacementOf(block, lines);
    const kept = commonStart(old, replaced);
    const end = commonStart(old.slice(kept).toReversed(), replaced.slice(kept).toReversed());
    for (const { text } of old.slice(0, kept)) out.push(marked(' ', text));
    for (const { text } of old.slice(kept, old.length - end)) out.push(marked('-', text));
    for (const { text } of replaced.slice(kept, replaced.length - end)) out.push(marked('+', text));
    for (const { text } of old.slice(old.length - end)) out.push(marked(' ', text));
    removed += old.length;
    added += replaced.length;
    at = block.to;
  }
  copyUntil(to);
  const oldCount = to - from;
  const newCount = oldCount - removed + added;
  const head = `@@ -${position(from, oldCount)} +${position(from + shift, newCount)} @@\n`;
  return { text: head + out.join(''), growth: added - removed };
}

function isChange(block: Block, lines: readonly Line[]): boolean {
  const old = lines.slice(block.from, block.to);
  return textOf(old) !== textOf(replacementOf(block, lines));
}

/** The lines that come into the place of a block's. */
function replacementOf(block: Block, lines: readonly Line[]): readonly Line[] {
  const old = lines.slice(block.from, block.to);
  const start = old[0]?.start ?? lines.at(-1)?.end ?? 0;
  const moved = block.edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
  return linesOf(applyEdits(textOf(old), moved));
}

function textOf(lines: readonly Line[]): string {
  return lines.map(({ text }) => text).join('');
}

/** How many lines two lists begin with in common. */
function commonStart(old: readonly Line[], replaced: readonly Line[]): number {
  let count = 0;
  while (count < old.length && old[count]?.text === replaced[count]?.text) count += 1;
  return count;
}

/** An empty range is named by the line before it. */
function position(from: number, count: number): string {
  return `${count === 0 ? from : from + 1},${count}`;
}

function marked(mark: ' ' | '-' | '+', line: string): string {
  return line.endsWith('\n') ? mark + line : `${mark}${line}\n\\ No newline at end of file\n`;
}
