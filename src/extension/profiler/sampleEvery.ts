import * as vscode from 'vscode';
import { settings } from '../contributions.ts';

/** V8 samples no more often well, and less often tells nothing; package.json says the same. */
const [leastMs, mostMs] = [0.1, 1000];

/** How often each thread of the program is looked at to see what it runs, as its folder's settings say; 0 for never. */
export function sampleEveryMs(program: vscode.Uri): number {
  const configuration = vscode.workspace.getConfiguration(settings.section, program);
  const chosen = configuration.get<unknown>(settings.sampleEveryMs);
  if (typeof chosen !== 'number' || !Number.isFinite(chosen)) return 1;
  return chosen <= 0 ? 0 : Math.min(mostMs, Math.max(leastMs, chosen));
}
