import { coreStates, laneStates } from '../timeline.ts';
import type { Timeline } from '../timeline.ts';
import { escapeHtml } from './escapeHtml.ts';

/** The picture is this many columns wide, whatever the run's length: each shows what a lane did most in it. */
const columns = 800;
const nameWidth = 160;
const laneHeight = 20;
const barHeight = 14;
const axisHeight = 22;
/** More lanes than anybody looks at in a picture; the table has them all. */
const laneLimit = 100;

/** What each lane did over time, as a picture; the table of lanes says the same in figures. */
export function timelineSvg(timeline: Timeline): string {
  const lanes = timeline.lanes.slice(0, laneLimit);
  const stateOf = dominantStates(timeline, lanes.length);
  const rows = lanes.map(({ name }, lane) => {
    const y = lane * laneHeight;
    const label = `<text x="0" y="${y + barHeight - 3}">${escapeHtml(short(name))}</text>`;
    return label + bars(stateOf[lane] ?? [], y);
  });
  const height = lanes.length * laneHeight + axisHeight;
  const left = lanes.length < timeline.lanes.length ? ` The first ${laneLimit} lanes are drawn.` : '';
  return `<svg viewBox="0 0 ${nameWidth + columns} ${height}" role="img" aria-labelledby="picture-title picture-text">
<title id="picture-title">What each lane did over time</title>
<desc id="picture-text">One bar for each lane (${lanes.length}) over ${seconds(timeline.durationUs)}.${left} The table of lanes has the figures.</desc>
${rows.join('\n')}
${axis(timeline.durationUs, height)}
</svg>`;
}

function dominantStates({ states, durationUs }: Timeline, laneCount: number): (number | undefined)[][] {
  const stepUs = Math.max(1, durationUs / columns);
  const weights = Array.from({ length: laneCount }, () => new Float64Array(columns * laneStates.length));
  for (let row = 0; row < states.count; row += 1) {
    const weight = weights[states.lane[row] ?? laneCount];
    if (weight === undefined) continue;
    const [startUs, endUs] = [Math.max(0, states.startUs[row] ?? 0), states.endUs[row] ?? 0];
    const last = Math.min(columns - 1, Math.floor(endUs / stepUs));
    for (let column = Math.floor(startUs / stepUs); column <= last; column += 1) {
      const us = Math.min(endUs, (column + 1) * stepUs) - Math.max(startUs, column * stepUs);
      const index = column * laneStates.length + (states.state[row] ?? 0);
      weight[index] = (weight[index] ?? 0) + Math.max(0, us);
    }
  }
  return weights.map((weight) =>
    Array.from({ length: columns }, (_, column) => {
      const start = column * laneStates.length;
      return dominantState(weight.subarray(start, start + laneStates.length));
    }),
  );
}

const onCore = [...coreStates].map((state) => laneStates.indexOf(state));

/** What ran counts together against what did not, and the one that ran most stands for all of it. */
function dominantState(us: Float64Array): number | undefined {
  const ranUs = onCore.reduce((sum, state) => sum + (us[state] ?? 0), 0);
  const mostOf = (states: readonly number[]): number =>
    states.reduce((a, b) => ((us[b] ?? 0) > (us[a] ?? 0) ? b : a));
  const idlest = mostOf(laneStates.map((_, state) => state).filter((state) => !onCore.includes(state)));
  if (ranUs > 0 && ranUs >= (us[idlest] ?? 0)) return mostOf(onCore);
  return (us[idlest] ?? 0) > 0 ? idlest : undefined;
}

function bars(stateOf: readonly (number | undefined)[], y: number): string {
  let text = '';
  for (let start = 0; start < stateOf.length;) {
    let end = start + 1;
    while (end < stateOf.length && stateOf[end] === stateOf[start]) end += 1;
    const state = laneStates[stateOf[start] ?? -1];
    if (state !== undefined) {
      text += `<rect class="${state}" x="${nameWidth + start}" y="${y}" width="${end - start}" height="${barHeight}"/>`;
    }
    start = end;
  }
  return text;
}

function axis(durationUs: number, height: number): string {
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((part) => {
    const anchor = part === 0 ? 'start' : part === 1 ? 'end' : 'middle';
    const x = nameWidth + part * columns;
    return `<text x="${x}" y="${height - 6}" text-anchor="${anchor}">${seconds(durationUs * part)}</text>`;
  });
  return ticks.join('');
}

function seconds(us: number): string {
  return `${(us / 1_000_000).toFixed(2)} s`;
}

function short(name: string): string {
  return name.length > 24 ? `${name.slice(0, 23)}…` : name;
}
