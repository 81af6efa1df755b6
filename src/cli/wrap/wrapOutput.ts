import type { ReadyWrap, WrapPlan } from '../../core/index.ts';
import { createdDiff, unifiedDiff } from '../../wrap/index.ts';
import { reasonsJson } from '../reasonsJson.ts';
import { relativePath, relativeText } from '../relativePath.ts';
import type { EditedFile } from './writePlan.ts';

/** The wrap's JSON (design, section 8): offsets in UTF-16 units of the old text, files relative to `root`. */
export function toWrapJson(plan: WrapPlan, root: string): string {
  const json = {
    version: 1,
    status: plan.status,
    refusals: plan.status === 'refused' ? reasonsJson(root, plan.refusals) : [],
    warnings: reasonsJson(root, plan.warnings),
    edits:
      plan.status === 'refused'
        ? []
        : plan.edits.map(({ file, start, end, text }) => ({
            file: relativePath(root, file),
            start,
            end,
            text,
          })),
    created:
      plan.status === 'refused'
        ? []
        : plan.created.map(({ file, text }) => ({ file: relativePath(root, file), text })),
    install: plan.status === 'refused' ? [] : plan.install,
    kept: plan.status === 'refused' ? [] : reasonsJson(root, plan.kept),
    notes: plan.status === 'refused' ? [] : reasonsJson(root, plan.notes),
  };
  return `${JSON.stringify(json, undefined, 2)}\n`;
}

/** Refusals, warnings, calls that stay and notes as compilers print them: `src/a.ts:12: refused (uses-this): …`. */
export function toReasonLines(plan: WrapPlan, root: string): readonly string[] {
  const refusals =
    plan.status === 'refused' ? plan.refusals.map((reason) => ({ ...reason, word: 'refused' })) : [];
  const warnings = plan.warnings.map((reason) => ({ ...reason, word: 'warning' }));
  const kept = plan.status === 'refused' ? [] : plan.kept.map((reason) => ({ ...reason, word: 'kept' }));
  const notes = plan.status === 'refused' ? [] : plan.notes.map((reason) => ({ ...reason, word: 'note' }));
  return [...refusals, ...warnings, ...kept, ...notes].map(
    ({ code, file, line, message, word }) =>
      `${relativePath(root, file)}:${line}: ${word} (${code}): ${relativeText(root, message)}`,
  );
}

/** What a plan changes as one unified diff. */
export function diffOf(plan: ReadyWrap, files: readonly EditedFile[], root: string): string {
  const edited = files.map(({ edits, file, text }) => unifiedDiff(relativePath(root, file), text, edits));
  const created = plan.created.map(({ file, text }) => createdDiff(relativePath(root, file), text));
  return [...edited, ...created].join('');
}
