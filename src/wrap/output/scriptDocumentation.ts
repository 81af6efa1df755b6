import { SignatureKind, type CompilerProject, type SourceFile } from '../../compiler/index.ts';
import type { WrapTarget } from '../target/wrapTarget.ts';

/** Whether a file can say types. */
export function isTyped({ fileName }: SourceFile): boolean {
  return /tsx?$/.test(fileName);
}

/**
 * The comment of a twin in JavaScript: what describes the original, and types that follow the original's where that
 * has any. A generic function's would be lost, so its twin goes without.
 *
 * @param lines the original's comment
 */
export function scriptDocumentation(
  lines: readonly string[],
  { nameNode, reference, sourceFile }: WrapTarget,
  project: CompilerProject,
): readonly string[] {
  const described = descriptionOf(lines);
  const saysTypes = lines.some((line) => /@(?:param|returns?|type)\s*\{/.test(line));
  const isChecked =
    project.program.getCompilerOptions().checkJs === true || /^\s*\/\/ @ts-check/m.test(sourceFile.text);
  const type = project.checker.getTypeAtLocation(nameNode);
  const [signature] = type === undefined ? [] : project.checker.getSignaturesOfType(type, SignatureKind.Call);
  const isGeneric = (signature?.typeParameters?.length ?? 0) > 0;
  if ((!saysTypes && !isChecked) || isGeneric) return comment(described);
  const types = [
    `@param {Parameters<typeof ${reference}>} args`,
    `@returns {Promise<Awaited<ReturnType<typeof ${reference}>>>}`,
  ];
  return comment([...described, ...(described.length > 0 ? [''] : []), ...types]);
}

/** The text of a comment up to its first tag. */
function descriptionOf(lines: readonly string[]): readonly string[] {
  const text = lines.map((line) => line.replace(/^\s*\/?\*{1,2}\/? ?/, '').replace(/\s*\*\/\s*$/, ''));
  const tag = text.findIndex((line) => line.startsWith('@'));
  const described = tag < 0 ? text : text.slice(0, tag);
  const first = described.findIndex((line) => line.trim() !== '');
  const last = described.findLastIndex((line) => line.trim() !== '');
  return first < 0 ? [] : described.slice(first, last + 1);
}

function comment(lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  const [first] = lines;
  if (lines.length === 1) return [`/** ${first} */`];
  return ['/**', ...lines.map((line) => (line === '' ? ' *' : ` * ${line}`)), ' */'];
}
