import { elementOf } from './elementOf.ts';

/** Has a screen reader say it. */
export function announce(sentence: string): void {
  elementOf('announcer', HTMLElement).textContent = sentence;
}
