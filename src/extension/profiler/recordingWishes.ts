import * as vscode from 'vscode';
import type { RecordingWishes } from '../../protocol/profileService.ts';
import { settings } from '../contributions.ts';

/** V8 samples no more often well, and less often tells nothing; package.json says the same. */
const [leastMs, mostMs] = [0.1, 1000];

/** How a program in this folder, or this file, is to be recorded. */
export function recordingWishes(program: vscode.Uri): RecordingWishes {
  const sampleEveryMs = chosenInterval(program);
  const nodeOptions = process.env['NODE_OPTIONS'] ?? '';
  return sampleEveryMs === undefined ? { nodeOptions } : { nodeOptions, sampleEveryMs };
}

/** What somebody set; the default is the collector's to choose, which samples more seldom when a program lasts. */
function chosenInterval(program: vscode.Uri): number | undefined {
  const configuration = vscode.workspace.getConfiguration(settings.section, program);
  const inspected = configuration.inspect<unknown>(settings.sampleEveryMs);
  const chosen =
    inspected?.workspaceFolderValue ?? inspected?.workspaceValue ?? inspected?.globalValue ?? undefined;
  if (typeof chosen !== 'number' || !Number.isFinite(chosen)) return undefined;
  return chosen <= 0 ? 0 : Math.min(mostMs, Math.max(leastMs, chosen));
}
