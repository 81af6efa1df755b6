import * as vscode from 'vscode';
import type { RecordingWishes } from '../../protocol/profileService.ts';
import { settings } from '../contributions.ts';

/** V8 samples no more often well, and less often tells nothing; package.json says the same. */
const [leastMs, mostMs] = [0.1, 1000];

/** How a program in this folder, or this file, is to be recorded. */
export function recordingWishes(program: vscode.Uri): RecordingWishes {
  return { nodeOptions: process.env['NODE_OPTIONS'] ?? '', sampleEveryMs: sampleEveryMs(program) };
}

function sampleEveryMs(program: vscode.Uri): number {
  const configuration = vscode.workspace.getConfiguration(settings.section, program);
  const chosen = configuration.get<unknown>(settings.sampleEveryMs);
  if (typeof chosen !== 'number' || !Number.isFinite(chosen)) return 1;
  return chosen <= 0 ? 0 : Math.min(mostMs, Math.max(leastMs, chosen));
}
