import { html, nothing, type TemplateResult } from 'lit';
import { functionKindOf, sayFunction } from '../../../profile/index.ts';
import type { PanelFinding } from '../../../protocol/index.ts';
import { formatCount } from '../../shared/words.ts';
import { functionName, hasSource } from '../functionWords.ts';
import type { PageActions, PageModel } from './pageModel.ts';

const inSight = 3;
/** A part of the run that is worth a louder mark. */
const severeShare = 0.25;

/** What to do about the run, what cost most first. Nothing is said before the service has looked. */
export function findingsView(model: PageModel, actions: PageActions): TemplateResult | typeof nothing {
  const { findings } = model.analysis;
  const { timeline } = model;
  if (findings === undefined || timeline === undefined || timeline.lanes.length === 0) return nothing;
  if (findings.length === 0) {
    if (timeline.status === 'recording') return nothing;
    return html`<section class="findings" aria-label="Findings">
      <p class="nothing dim"><span class="mark fine"></span>Nothing stands out in this run.</p>
    </section>`;
  }
  const isSevere = ({ lostMs }: PanelFinding) => lostMs * 1000 >= severeShare * timeline.durationUs;
  const list = (shown: readonly PanelFinding[]) =>
    html`<ul>
      ${shown.map((finding) => item(finding, isSevere(finding), actions))}
    </ul>`;
  return html`<section class="findings" aria-label="Findings">
    ${list(findings.slice(0, inSight))}
    ${
      findings.length > inSight
        ? html`<details>
            <summary>${formatCount(findings.length - inSight, 'more finding', 'more findings')}</summary>
            ${list(findings.slice(inSight))}
          </details>`
        : nothing
    }
  </section>`;
}

function item(finding: PanelFinding, isSevere: boolean, actions: PageActions): TemplateResult {
  const { fn } = finding;
  const canMove =
    finding.code === 'main-thread-held' && fn !== undefined && hasSource(fn) && functionKindOf(fn) === 'own';
  return html`<li
    class="finding"
    title="Click to see the lanes and the time that show it"
    @click=${() => actions.showFinding(finding)}
  >
    <span class="mark ${isSevere ? 'severe' : 'notable'}"></span
    ><span class="visually-hidden">${isSevere ? 'severe' : 'notable'}: </span>
    <p>${message(finding, actions)} <span class="advice dim">${finding.advice}</span></p>
    <span class="finding-actions">
      ${
        canMove
          ? action('Run in a thread pool', finding, () => actions.goTo(fn, 'run-in-thread-pool'))
          : nothing
      }
      ${action('Show', finding, () => actions.showFinding(finding))}
    </span>
  </li>`;
}

function action(label: string, { message: text }: PanelFinding, run: () => void): TemplateResult {
  return html`<button type="button" class="link strong" aria-label="${label}: ${text}" @click=${only(run)}>
    ${label}
  </button>`;
}

/** The sentence, in which the function that it is about is a link; behind it, where it does not name the function. */
function message({ message: text, fn }: PanelFinding, { goTo }: PageActions): TemplateResult {
  if (fn === undefined) return html`${text}`;
  const name = sayFunction(fn);
  const link = hasSource(fn)
    ? html`<button type="button" class="link code" title=${fn.url} @click=${only(() => goTo(fn, 'show'))}>
        ${text.includes(name) ? name : functionName(fn)}
      </button>`
    : html`<span class="code">${name}</span>`;
  const [before = '', ...rest] = text.split(name);
  return rest.length === 0 ? html`${text} ${link}.` : html`${before}${link}${rest.join(name)}`;
}

/** A press on a link is no press on the finding around it. */
function only(run: () => void): (event: Event) => void {
  return (event) => {
    event.stopPropagation();
    run();
  };
}
