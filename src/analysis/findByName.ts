import type { FunctionReport } from '../core/index.ts';

/** Default exports are known by their own name and by `default`. */
export interface NamedReport {
  readonly report: FunctionReport;
  readonly isDefaultExport: boolean;
}

/** Finds a function by its name, or by a shorter form that fits only one. */
export function findByName(
  functions: readonly NamedReport[],
  name: string,
): FunctionReport | 'none' | 'ambiguous' {
  const exact = functions.find(({ report }) => report.name === name);
  if (exact !== undefined) return exact.report;
  if (name === 'default') return functions.find(({ isDefaultExport }) => isDefaultExport)?.report ?? 'none';
  const fitting = functions.filter(({ report }) => shorterForms(report.name).has(name));
  const [first] = fitting;
  if (first === undefined) return 'none';
  return fitting.length === 1 ? first.report : 'ambiguous';
}

/** `m`, `C.m` and `outer/C.m` for `outer/C.static m`. */
function shorterForms(name: string): ReadonlySet<string> {
  const plain = name.replace(/~\d+$/, '');
  const withoutWords = plain.replaceAll(/(^|[./])(static |get |set )+/g, '$1');
  const forms = new Set<string>();
  for (const form of [plain, withoutWords]) {
    forms.add(form);
    const local = form.slice(form.lastIndexOf('/') + 1);
    forms.add(local);
    if (!local.startsWith('<')) forms.add(local.replace(/^.*\.(?=[^.\]]+$)/, ''));
  }
  return forms;
}
