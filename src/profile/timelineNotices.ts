import type { NoticeRecord } from './format.ts';

/** Which part of a run is drawn while it goes on; none where that is all of it. */
export function newestNotice(shownUs: number): string[] {
  if (!Number.isFinite(shownUs)) return [];
  const seconds = Math.round(shownUs / 1e6).toLocaleString('en');
  return [
    `The run is too long to be drawn as a whole while it goes on: lanes, tasks and findings are of the last ${seconds} s. All of it is recorded, and shown once the program has ended.`,
  ];
}

/** More than anybody reads; a file with more is hostile. */
const sentenceLimit = 50;

/** Each sentence once, in order of time: every thread of a program tends to have the same to say. */
export function sentences(notices: readonly NoticeRecord[]): string[] {
  const sorted = [...notices].sort((a, b) => a.atUs - b.atUs || (a.message < b.message ? -1 : 1));
  const all = [...new Set(sorted.map((notice) => notice.message))];
  if (all.length <= sentenceLimit) return all;
  return [...all.slice(0, sentenceLimit), `${all.length - sentenceLimit} more notices are left out.`];
}
