import path from 'node:path';
import type { Evidence, FunctionReport, PathStep, PoolKind, Reason } from '../../core/index.ts';
import type { WrapOffer } from '../engine/engineProtocol.ts';
import { uriOfFile } from '../files.ts';
import { awaitsSomething } from '../measured/disagreement.ts';
import type { FileMeasurement } from '../measured/measurements.ts';
import { measuredParagraphs, measuredSummary } from './measuredText.ts';
import { actionWords, describeKind, poolWords } from './words.ts';

/** Longer lists make a hover that nobody reads; the side bar shows all of it. */
const shownEvidence = 6;

/** The hover of a function: verdict, recommendation with its reason, evidence as links, and what each wrap would say. */
export function hoverText(
  report: FunctionReport,
  offers: Readonly<Record<PoolKind, WrapOffer>> | undefined,
  measurement?: FileMeasurement,
): string {
  // Nobody asks how to move what does next to nothing. What stands against it belongs to the recommendation, not below all evidence.
  const isMovable = offers !== undefined && report.kind !== 'light';
  const sections = [
    headline(report),
    ...measured(report, measurement),
    recommendation(report),
    ...(isMovable ? [wraps(offers)] : []),
    evidence(report.evidence),
  ];
  return sections.filter((section) => section !== '').join('\n\n');
}

function headline(report: FunctionReport): string {
  const cost = report.cost === 'unknown' ? 'cost unknown' : code(report.cost);
  const confidence = `confidence ${Math.round(report.confidence * 100)} %`;
  return `**Poolwright** · ${code(report.name)} ${describeKind(report.kind, report.blocking)} · **${report.kind}** · ${cost} · ${confidence}`;
}

/** Beside the prediction, which it may contradict. */
function measured(report: FunctionReport, measurement: FileMeasurement | undefined): string[] {
  const found = measurement?.functions.get(report.name);
  if (measurement === undefined || found === undefined) return [];
  const lead = `Predicted **${report.kind}** · ${measuredSummary(found, measurement.version)}`;
  const options = { awaits: awaitsSomething(report), escape: escapeMarkdown };
  return [lead, ...measuredParagraphs(found, measurement, options)];
}

function recommendation({ recommendation: advice }: FunctionReport): string {
  const alternatives = advice.alternatives.map(
    (other) => `- or ${actionWords[other.action]}: ${escapeMarkdown(other.reason)}`,
  );
  const main = `Recommended: **${actionWords[advice.action]}**. ${escapeMarkdown(advice.reason)}`;
  return [main, ...alternatives].join('\n');
}

function evidence(all: readonly Evidence[]): string {
  const lines = all.slice(0, shownEvidence).map((one) => {
    const way = one.path.length === 0 ? '' : `, by way of ${one.path.map(step).join(' → ')}`;
    return `- ${escapeMarkdown(one.detail)} ${link(placeName(one.file, one.line), one.file, one.line)}${way}`;
  });
  if (all.length > shownEvidence) lines.push(`- and ${all.length - shownEvidence} more`);
  return lines.length === 0 ? '' : ['Evidence:', ...lines].join('\n');
}

/** What both pools would say is said once. Paragraphs, because a list would go on with the one above it. */
function wraps(offers: Readonly<Record<PoolKind, WrapOffer>>): string {
  const [threads, processes] = [wrapText(offers.threads), wrapText(offers.processes)];
  return [
    `In ${poolWords.threads}: ${threads}`,
    `In ${poolWords.processes}: ${processes === threads ? 'the same' : processes}`,
  ].join('\n\n');
}

function wrapText({ notes, refusals, warnings }: WrapOffer): string {
  const verdict = refusals.length === 0 ? 'possible, from the light bulb or _Refactor…_' : 'not possible';
  const reasons = (refusals.length === 0 ? [...warnings, ...notes] : refusals).map(reasonText);
  return [verdict, ...reasons].join('. ');
}

/** A refusal's or warning's sentence and where it lies. */
function reasonText(reason: Reason<string>): string {
  return `${sentence(reason.message.replace(/\.$/, ''))} (${link(placeName(reason.file, reason.line), reason.file, reason.line)})`;
}

function step({ name, file, line }: PathStep): string {
  return link(`${name}()`, file, line);
}

function placeName(file: string, line: number): string {
  return `${path.posix.basename(file)}:${line}`;
}

/** URIs keep parentheses, as in `app/(shop)/page.tsx`, which would end a link of Markdown. */
function link(text: string, file: string, line: number): string {
  const target = uriOfFile(file).replaceAll('(', '%28').replaceAll(')', '%29');
  return `[${escapeMarkdown(text)}](${target}#L${line})`;
}

/** Text from the user's program, such as a name, must not become markup. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#+!|~&]/g, '\\$&').replaceAll('\n', ' ');
}

/** A sentence of ours, in which names of the program stand between backticks. */
function sentence(text: string): string {
  const parts = text.split(/(`[^`]+`)/);
  return parts
    .map((part, index) => (index % 2 === 1 ? code(part.slice(1, -1)) : escapeMarkdown(part)))
    .join('');
}

function code(text: string): string {
  const fence = text.includes('`') ? '``' : '`';
  return `${fence}${text.replaceAll('\n', ' ')}${fence}`;
}
