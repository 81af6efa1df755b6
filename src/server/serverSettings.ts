import type { ServerInitializationOptions, ServerSettings } from '../protocol/languageServer.ts';

export const defaultSettings: ServerSettings = { analyzeOnOpen: true, codeLens: 'notLight' };

/** Reads what an editor sent as settings: unknown or wrong values fall back, one by one. */
export function readSettings(value: unknown, fallback: ServerSettings = defaultSettings): ServerSettings {
  const { analyzeOnOpen, codeLens } = asRecord(value);
  return {
    analyzeOnOpen: typeof analyzeOnOpen === 'boolean' ? analyzeOnOpen : fallback.analyzeOnOpen,
    codeLens:
      codeLens === 'all' || codeLens === 'off' || codeLens === 'notLight' ? codeLens : fallback.codeLens,
  };
}

/** Reads `initializationOptions`, which come from outside: what does not fit is as if it were not there. */
export function readInitializationOptions(value: unknown): ServerInitializationOptions {
  const { extended, settings, deadlines } = asRecord(value);
  const { answerMs, firstAnswerMs } = asRecord(deadlines);
  return {
    extended: extended === true,
    settings: readSettings(settings),
    ...(isDuration(answerMs) && isDuration(firstAnswerMs) ? { deadlines: { answerMs, firstAnswerMs } } : {}),
  };
}

function isDuration(value: unknown): value is number {
  return typeof value === 'number' && value > 0 && value < 2 ** 31;
}

function asRecord(
  value: unknown,
): Record<string, unknown> &
  Partial<
    Record<
      'analyzeOnOpen' | 'codeLens' | 'extended' | 'settings' | 'deadlines' | 'answerMs' | 'firstAnswerMs',
      unknown
    >
  > {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
