import '@vscode-elements/elements/dist/vscode-button/index.js';
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { LiveLane } from '../../profile/timeline.ts';
import type { HostToLive, LiveToHost } from '../../protocol/index.ts';
import { icon, type IconName } from '../shared/icons.ts';
import { formatDuration, formatShare, statusWords } from '../shared/words.ts';
import { stripLength, stripPath, stripSentence } from './strip.ts';

type LiveState = Extract<HostToLive, { type: 'live' }>;
type Post = (message: LiveToHost) => void;

/** What the side bar shows. `problem` is our own failure in one sentence. */
export function liveView(state: HostToLive, problem: string, post: Post): TemplateResult {
  return html`
    ${problem === '' ? nothing : html`<p class="problem" role="alert">${icon('error')}<span>${problem}</span></p>`}
    ${state.type === 'nothing' ? nothingView(post) : runView(state, post)}
  `;
}

function nothingView(post: Post): TemplateResult {
  return html`<p>Nothing is being profiled.</p>
    <p class="dim">
      Open a TypeScript or JavaScript file and profile it, or choose an npm script, a launch configuration or
      a test. While the program runs, each of its threads and processes has a line here that says how busy it
      is.
    </p>
    <div class="actions">
      ${action('Profile current file', 'start', 'profile-file', post, true)}
      ${action('Profile program…', 'start', 'profile-program', post, false)}
    </div>`;
}

function runView({ title, status, elapsedUs, lanes }: LiveState, post: Post): TemplateResult {
  const isRecording = status === 'recording';
  return html`<div class="heading">
      <h1 title=${title}>${title}</h1>
      <p class="status ${status}">
        <span class="status-dot"></span>${statusWords[status]} ${isRecording ? '' : 'after'}
        ${formatDuration(elapsedUs)}
      </p>
    </div>
    <div class="actions">
      ${
        isRecording
          ? action('Stop', 'stop', 'stop', post, true)
          : action('Profile current file', 'start', 'profile-file', post, true)
      }
      ${action('Open profiler', 'open', 'open-profiler', post, false)}
    </div>
    ${
      lanes.length === 0
        ? html`<p class="dim">
            ${isRecording ? 'Waiting for the first thread to report.' : 'No thread reported.'}
          </p>`
        : html`<ul class="lanes" aria-label="Lanes">
              ${lanes.map((lane) => laneView(lane))}
            </ul>
            <p class="scale dim" aria-hidden="true">
              <span>−30 s</span><span>${isRecording ? 'now' : 'end'}</span>
            </p>`
    }`;
}

function laneView({ name, busyShare, strip, running }: LiveLane): TemplateResult {
  const now = running ? formatShare(busyShare) : 'ended';
  return html`<li class=${running ? '' : 'ended'}>
    <span class="name" title=${name}>${name}</span>
    <span class="now"><span class="visually-hidden">${running ? 'busy ' : ''}</span>${now}</span>
    <svg
      class="strip"
      role="img"
      aria-label=${stripSentence(strip)}
      viewBox="0 0 ${stripLength} 1"
      preserveAspectRatio="none"
    >
      ${svg`<path d=${stripPath(strip)} />`}
    </svg>
  </li>`;
}

function action(
  label: string,
  name: IconName,
  type: LiveToHost['type'],
  post: Post,
  isPrimary: boolean,
): TemplateResult {
  return html`<vscode-button block ?secondary=${!isPrimary} @click=${() => post({ type })}
    >${icon(name, 'content-before')}${label}</vscode-button
  >`;
}
