import { html, nothing, svg, type TemplateResult } from 'lit';
import type { LaneStrip, RunSummary } from '../../../profile/index.ts';
import type { ComparedProfile } from '../../../protocol/index.ts';
import { formatCount, formatDuration, formatShare, statusWords } from '../../shared/words.ts';
import { axisTicks } from './axisTicks.ts';

/** Units of a strip's picture, which is stretched to the room there is. */
const stripHeight = 10;

/** One run: what it was, and what each of its lanes did on the clock that both runs are drawn on. */
export function runView(
  which: 'Before' | 'After',
  { title }: ComparedProfile,
  run: RunSummary,
  commonMs: number,
): TemplateResult {
  const facts = [
    run.command,
    run.startedAtMs > 0 ? new Date(run.startedAtMs).toLocaleString() : '',
    statusWords[run.status].toLowerCase() === 'ended' ? '' : statusWords[run.status].toLowerCase(),
    formatCount(run.laneCount, 'lane', 'lanes'),
    formatCount(run.taskCount, 'task', 'tasks'),
    `Node ${run.nodeVersion}`,
  ].filter((fact) => fact !== '');
  return html`<section class="run" aria-label="${which}: ${title}">
    <h2>
      <span class="which">${which}</span> ${title}
      <span class="took">${formatDuration(run.durationMs * 1000)}</span>
    </h2>
    <p class="facts">${facts.join(' · ')}</p>
    <ul class="strips">
      ${run.strips.map((strip) => stripView(strip, run, commonMs))}
    </ul>
    ${
      run.laneCount > run.strips.length
        ? html`<p class="facts">
            ${formatCount(run.laneCount - run.strips.length, 'more lane', 'more lanes')}
          </p>`
        : nothing
    }
  </section>`;
}

/** The time that both runs are drawn on. */
export function axisView(commonMs: number): TemplateResult {
  return html`<div class="axis" aria-hidden="true">
    ${axisTicks(commonMs).map(
      ({ share, label }) => html`<span .style=${`left: ${share * 100}%`}>${label}</span>`,
    )}
  </div>`;
}

function stripView(strip: LaneStrip, run: RunSummary, commonMs: number): TemplateResult {
  const width = run.binCount;
  const livedShare = commonMs > 0 ? Math.min(1, run.durationMs / commonMs) : 1;
  // Stacked: what a lane computed stands on the ground, what it waited for above that.
  const waitingOn = strip.running;
  const blockedOn = strip.running.map((share, bin) => share + (strip.waiting[bin] ?? 0));
  return html`<li>
    <span class="lane" title=${strip.name}>${strip.name}</span>
    <svg
      class="strip"
      viewBox="0 0 ${width} ${stripHeight}"
      preserveAspectRatio="none"
      role="img"
      aria-label=${describeStrip(strip, livedShare)}
    >
      ${svg`<rect class="idle" width=${width * livedShare} height=${stripHeight} />
        <path class="running" d=${barsOf(strip.running)} />
        <path class="waiting" d=${barsOf(strip.waiting, waitingOn)} />
        <path class="blocked" d=${barsOf(strip.blocked, blockedOn)} />`}
    </svg>
  </li>`;
}

/** One bar a bin; bins without anything have none. */
function barsOf(shares: readonly number[], ground: readonly number[] = []): string {
  return shares
    .map((share, bin) => {
      const base = Math.min(1, ground[bin] ?? 0);
      const height = Math.min(share, 1 - base);
      if (height <= 0.005) return '';
      const bottom = rounded(stripHeight * (1 - base));
      return `M${bin} ${bottom}h1v${rounded(-stripHeight * height)}h-1z`;
    })
    .join('');
}

function rounded(value: number): string {
  return value.toFixed(2);
}

function describeStrip({ running, waiting, blocked }: LaneStrip, livedShare: number): string {
  const bins = Math.max(1, running.length * livedShare);
  const share = (of: readonly number[]): string =>
    formatShare(of.reduce((sum, value) => sum + value, 0) / bins);
  return `On a core ${share(running)} of the run, waiting for one ${share(waiting)}, blocked ${share(blocked)}`;
}
