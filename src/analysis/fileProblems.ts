import type { CompilerProject, Diagnostic } from '../compiler/index.ts';
import type { Problem } from '../core/index.ts';
import type { FileFacts } from './facts/facts.ts';

/** What the compiler could not read of a file, and of the configuration that it is read by. */
export function problemsOf(file: string, facts: FileFacts, project: CompilerProject): readonly Problem[] {
  const [syntax] = project.program.getSyntacticDiagnostics(file);
  const [config] = project.configDiagnostics();
  const problems: Problem[] = [];
  if (syntax !== undefined) {
    const line = facts.source.getLineAndCharacterOfPosition(syntax.pos).line + 1;
    problems.push({
      file,
      line,
      message: `${file} does not parse at line ${line} (${oneLine(syntax)}); what could be read of it was analysed.`,
    });
  }
  if (config !== undefined && project.configFile !== undefined) {
    problems.push({
      file: project.configFile,
      message: `${project.configFile} has an error (${oneLine(config)}); the rest of it was used.`,
    });
  }
  return problems;
}

/** The compiler's message as part of a sentence. */
function oneLine({ text }: Diagnostic): string {
  return text.replaceAll(/\s+/g, ' ').replace(/\.$/, '');
}
