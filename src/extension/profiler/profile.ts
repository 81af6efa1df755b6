import { randomUUID } from 'node:crypto';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Measurement } from '../../profile/index.ts';
import type { ProfileId } from '../../protocol/profileService.ts';
import { profileExtension } from '../contributions.ts';
import type { ProfilePanel } from './profilePanel.ts';
import type { RunningProgram } from './runTask.ts';

/** One profile that is recorded or shown. */
export interface Profile {
  readonly id: ProfileId;
  /** The profile on disk; while a program runs, where it will be. */
  readonly file: vscode.Uri;
  /** The program's file, where it was started from here. */
  readonly program: vscode.Uri | undefined;
  /** Runs the program once more, where it was started from here. */
  readonly again: Again | undefined;
  /** The profile that this one came of by profiling again. */
  readonly before: vscode.Uri | undefined;
  title: string;
  panel: ProfilePanel | undefined;
  /** VS Code opens it anew by its file; a panel has to be remembered. */
  readonly isEditor: boolean;
  running: RunningProgram | undefined;
  /** Nothing more is written to `file`. */
  complete: boolean;
  /** What it tells of its program's functions, once it was recorded or opened. */
  measurement: Measurement | undefined;
  /** What went wrong last, '' for nothing: a page that loads later has to hear of it, too. */
  problem: string;
}

/** Runs a program once more; `before` is the profile of the run before. */
export type Again = (before: vscode.Uri) => Promise<void>;

/** A program that is about to run. */
export interface Started {
  readonly name: string;
  readonly scope: vscode.WorkspaceFolder | vscode.TaskScope;
  readonly program: vscode.Uri | undefined;
  readonly again: Again;
  readonly before: vscode.Uri | undefined;
}

/** The profile of a program that is about to run, which will lie in `folder`. */
export function profileToRecord(folder: vscode.Uri, { name, program, again, before }: Started): Profile {
  const fileName = `${timestamp(new Date())}-${name.replaceAll(/[^\w.-]+/g, '-').slice(0, 60)}`;
  return {
    id: randomUUID(),
    file: vscode.Uri.joinPath(folder, `${fileName}.${profileExtension}`),
    program,
    again,
    before,
    title: name,
    panel: undefined,
    isEditor: false,
    running: undefined,
    complete: false,
    measurement: undefined,
    problem: '',
  };
}

/** A profile on disk. */
export function profileOnDisk(file: vscode.Uri, isEditor: boolean): Profile {
  const title = path.basename(file.path);
  return {
    id: randomUUID(),
    file,
    program: undefined,
    again: undefined,
    before: undefined,
    title,
    panel: undefined,
    isEditor,
    running: undefined,
    complete: true,
    measurement: undefined,
    problem: file.scheme === 'file' ? '' : notOnDisk(title),
  };
}

/** An older version in a comparison, say, which no file has. */
function notOnDisk(title: string): string {
  return vscode.l10n.t(
    '{0} is not a file on disk, and only those can be shown. Save a copy of it and open that.',
    title,
  );
}

/** `2026-01-31-235959`, local time: file names sort by it. */
function timestamp(now: Date): string {
  const date = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-');
  return `${date}-${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
