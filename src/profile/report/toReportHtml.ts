import type { Finding, RunFacts } from '../findings/finding.ts';
import { occurringStates, stateWords } from '../stateWords.ts';
import type { ProfileStatus } from '../timeline.ts';
import { counted } from './counted.ts';
import { escapeHtml } from './escapeHtml.ts';
import { htmlPage } from './htmlPage.ts';
import { reportStyle } from './reportStyle.ts';
import { findingsList, functionsTable, lanesTable, messagesTable, waitsTable } from './reportTables.ts';
import { timelineSvg } from './timelineSvg.ts';

const statusTexts: Readonly<Record<ProfileStatus, string>> = {
  recording: 'still running',
  ended: 'ended by itself',
  failed: 'failed',
  stopped: 'stopped',
  'cut-off': 'cut off: what was recorded until then is shown',
};

/**
 * The run as one HTML file, which opens without network: no script, no picture from elsewhere, and a policy that allows
 * nothing but its own style sheet. `hash` gives the base64 SHA-256 of a text.
 */
export function toReportHtml(
  facts: RunFacts,
  findings: readonly Finding[],
  hash: (text: string) => string,
): string {
  const { timeline, functions, figures, messages, waits } = facts;
  const title = timeline.command === '' ? 'Profile' : timeline.command;
  const legend = occurringStates(timeline).map(
    (state) =>
      `<li><svg viewBox="0 0 10 10" aria-hidden="true"><rect class="${state}" width="10" height="10"/></svg> ${stateWords[state]}</li>`,
  );
  const notices = timeline.notices.map((notice) => `<li>${escapeHtml(notice)}</li>`);
  const summary = `${(timeline.durationUs / 1_000_000).toFixed(2)} s on ${counted(timeline.coreCount, 'core')}, ${counted(timeline.lanes.length, 'lane')}, ${counted(timeline.tasks.count, 'task')}; ${statusTexts[timeline.status]}.`;
  const body = `<a class="skip" href="#functions">Skip to the functions</a>
<header><h1>${escapeHtml(title)}</h1><p>${escapeHtml(summary)}</p></header>
<main>
<section aria-labelledby="findings"><h2 id="findings">Findings</h2>${findingsList(timeline, findings)}</section>
<section aria-labelledby="timeline"><h2 id="timeline">Timeline</h2><ul class="legend" aria-label="Legend">${legend.join('')}</ul>
${timelineSvg(timeline)}</section>
<section aria-labelledby="lanes"><h2 id="lanes">Lanes</h2>${lanesTable(timeline, figures)}</section>
<section aria-labelledby="functions"><h2 id="functions" tabindex="-1">Functions</h2>${functionsTable(timeline, functions)}</section>
${messages.length === 0 ? '' : `<section aria-labelledby="messages"><h2 id="messages">Messages</h2>${messagesTable(timeline, messages)}</section>`}
${waits.length === 0 ? '' : `<section aria-labelledby="waits"><h2 id="waits">Waits</h2>${waitsTable(timeline, waits)}</section>`}
${notices.length === 0 ? '' : `<section aria-labelledby="notices"><h2 id="notices">Notices</h2><ul>${notices.join('')}</ul></section>`}
</main>`;
  return htmlPage({ title, style: reportStyle, body, hash });
}
