import { html, nothing, type TemplateResult } from 'lit';
import type { ComparedFinding } from '../../../profile/index.ts';
import type { HostToComparison } from '../../../protocol/index.ts';
import { icon } from '../../shared/icons.ts';
import { axisView, runView } from './runView.ts';
import { functionCountWords, stateWords, verdictOf } from './words.ts';

type Shown = Extract<HostToComparison, { readonly type: 'comparison' }>;

/** The whole page: what there is to say, then the two runs, then figures by what they are of. */
export function comparisonView(shown: Shown | undefined, problem: string, swap: () => void): TemplateResult {
  if (shown === undefined)
    return html`${problemView(problem)}${problem === '' ? html`<p class="empty">Reading both profiles…</p>` : nothing}`;
  const { before, after, comparison } = shown;
  const commonMs = Math.max(comparison.before.durationMs, comparison.after.durationMs);
  return html`${problemView(problem)}
    <header>
      <div>
        <h1>Before and after</h1>
        <p class="verdict">${verdictOf(comparison)}</p>
      </div>
      <button type="button" class="swap" @click=${swap}>Swap</button>
    </header>
    <div class="runs">
      ${runView('Before', before, comparison.before, commonMs)}
      ${runView('After', after, comparison.after, commonMs)} ${axisView(commonMs)} ${legend()}
    </div>
    <section class="remarks" aria-label="Remarks">
      <ul>
        ${comparison.remarks.map((remark) => html`<li>${remark}</li>`)}
      </ul>
    </section>
    ${tableSection('The runs', '', 'run-table')} ${findingsSection(comparison.findings)}
    ${
      comparison.functions.length === 0
        ? section(
            'Functions',
            '',
            html`<p class="empty">No function of the program was seen in either run.</p>`,
          )
        : nothing
    }
    ${tableSection(
      'Functions',
      functionCountWords(comparison.functions.length, comparison.functionCount),
      'function-table',
      comparison.functions.length > 0,
    )}
    ${tableSection('Tasks', '', 'task-table', comparison.tasks.length > 0)}
    ${tableSection('Lanes', '', 'lane-table')}`;
}

/** The table itself is drawn by `ComparedTables`, into an element that is always there. */
function tableSection(title: string, remark: string, id: string, isShown = true): TemplateResult {
  return html`<section ?hidden=${!isShown}>
    ${heading(title, remark)}
    <div class="table-scroll" id=${id}></div>
  </section>`;
}

function section(title: string, remark: string, content: TemplateResult): TemplateResult {
  return html`<section>${heading(title, remark)} ${content}</section>`;
}

function heading(title: string, remark: string): TemplateResult {
  return html`<h2>${title}${remark === '' ? nothing : html` <span class="count">${remark}</span>`}</h2>`;
}

function findingsSection(findings: readonly ComparedFinding[]): TemplateResult {
  const content =
    findings.length === 0
      ? html`<p class="empty">Nothing stands out in either run.</p>`
      : html`<ul class="findings">
          ${findings.map(
            ({ state, message, advice }) =>
              html`<li class=${state}>
                <span class="state">${stateWords[state]}</span>
                <span
                  >${message}
                  ${state === 'gone' ? nothing : html`<span class="advice">${advice}</span>`}</span
                >
              </li>`,
          )}
        </ul>`;
  return section('What stands out', '', content);
}

function legend(): TemplateResult {
  const states = [
    ['running', 'on a core'],
    ['waiting', 'waiting for a core'],
    ['blocked', 'blocked'],
    ['idle', 'idle'],
  ] as const;
  return html`<ul class="legend" aria-label="Legend">
    ${states.map(([name, word]) => html`<li><span class="swatch ${name}"></span>${word}</li>`)}
  </ul>`;
}

function problemView(problem: string): TemplateResult | typeof nothing {
  if (problem === '') return nothing;
  return html`<p class="problem" role="alert">${icon('error')}<span>${problem}</span></p>`;
}
