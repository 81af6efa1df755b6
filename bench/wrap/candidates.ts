import path from 'node:path';
import {
  type CompilerProject,
  type CompilerSession,
  isClassDeclaration,
  isFunctionDeclaration,
  isIdentifier,
  isMethodDeclaration,
  isObjectLiteralExpression,
  isPropertyAssignment,
  isVariableStatement,
  type Node,
  type SourceFile,
  type Statement,
  SyntaxKind,
  type TypeParameterDeclaration,
} from '../../src/compiler/index.ts';
import type { Refusal } from '../../src/core/index.ts';
import { examine, type Examination } from '../../src/wrap/examine.ts';
import { guarded } from '../../src/wrap/guarded.ts';
import { functionOf } from '../../src/wrap/target/findTarget.ts';
import { hasModifier, unwrap } from '../../src/wrap/target/functionLike.ts';
import { packageProject } from '../projects.ts';

/** A function of a package, by its file below the package's folder. */
export interface Candidate {
  readonly package: string;
  readonly folder: string;
  readonly file: string;
  readonly name: string;
  /** How other modules reach it (`encode`, `Parser.parse`); `undefined` where they do not. */
  readonly exportPath: string | undefined;
  /** What the caller says for the type parameters of a generic one: `<string>`; empty where nothing need or can be said. */
  readonly typeArguments: string;
}

export interface Candidates {
  readonly eligible: readonly Candidate[];
  /** How many functions were drawn and asked about, and how many were refused for each reason; one may have several. */
  readonly asked: number;
  readonly refused: ReadonlyMap<string, number>;
}

/** Of the functions of a package that are drawn, those that could move into a pool, whoever calls them. */
export async function candidatesOf(
  name: string,
  openSession: (folder: string) => CompilerSession,
  { atMost, random }: { readonly atMost: number; readonly random: () => number },
  onRefused: (file: string, fn: string, refusals: readonly Refusal[]) => void,
): Promise<Candidates> {
  const folder = await packageProject(name);
  const session = openSession(folder);
  const refused = new Map<string, number>();
  const eligible: Candidate[] = [];
  let asked = 0;
  try {
    const project = session.openProject(path.join(folder, 'tsconfig.json'));
    if (project === undefined) throw new Error(`${name} has no project.`);
    for (const { fn, sourceFile } of drawn(project, atMost, random)) {
      asked += 1;
      const examined = examineOne(session, sourceFile.fileName, fn);
      const file = path.relative(folder, sourceFile.fileName);
      const refusals = refusalsOf(examined);
      for (const code of new Set(refusals.map((one) => one.code)))
        refused.set(code, (refused.get(code) ?? 0) + 1);
      if (refusals.length > 0) onRefused(file, fn, refusals);
      else if (examined.kind === 'examined') {
        const { exportPath, fn: node, unexported } = examined.context.target;
        eligible.push({
          package: name,
          folder,
          file,
          name: fn,
          exportPath: unexported === undefined ? exportPath : undefined,
          typeArguments: typeArgumentsFor(node.typeParameters ?? []),
        });
      }
    }
  } finally {
    session.dispose();
  }
  return { eligible, asked, refused };
}

/** Types that their constraints allow, as far as those are plain words. */
function typeArgumentsFor(parameters: readonly TypeParameterDeclaration[]): string {
  const types = parameters.map(({ constraint }) => constraint?.getText() ?? 'string');
  const isPlain = types.every((type) => /^(?:string|number|bigint|boolean)(?:\[\])?$/.test(type));
  return types.length > 0 && isPlain ? `<${types.join(', ')}>` : '';
}

function examineOne(session: CompilerSession, file: string, name: string): Examination {
  const request = { file, at: { name }, pool: 'threads' } as const;
  return guarded(
    request,
    () => examine(session, request, false),
    (refusal): Examination => ({ kind: 'refused', refusals: [refusal] }),
  );
}

function refusalsOf(examined: Examination): readonly Refusal[] {
  if (examined.kind === 'examined') return examined.findings.refusals;
  return examined.kind === 'refused' ? examined.refusals : [];
}

/** So many of a project's functions, in the order of their files: neighbours have much in common to be found out. */
function drawn(
  project: CompilerProject,
  atMost: number,
  random: () => number,
): readonly { readonly sourceFile: SourceFile; readonly fn: string }[] {
  const all = sourcesOf(project).flatMap((sourceFile) =>
    functionNames(sourceFile).map((fn) => ({ sourceFile, fn, at: random() })),
  );
  const last = all.map(({ at }) => at).sort((a, b) => a - b)[Math.min(atMost, all.length) - 1] ?? 0;
  return all.filter(({ at }) => at <= last);
}

/** Tests and benchmarks came along with a package; nobody calls them in a program. */
function sourcesOf(project: CompilerProject): readonly SourceFile[] {
  return project
    .ownFiles()
    .filter((file) => !/\/(?:tests?|__tests__|benchmarks?)\//.test(file))
    .flatMap((file) => project.sourceFile(file) ?? []);
}

/** Functions at the top level, static methods, and functions in constant objects. */
function functionNames(sourceFile: SourceFile): readonly string[] {
  return [...new Set(sourceFile.statements.flatMap(namesIn))];
}

function namesIn(statement: Statement): readonly string[] {
  if (isFunctionDeclaration(statement)) return statement.name === undefined ? [] : [statement.name.text];
  if (isClassDeclaration(statement)) {
    const statics = statement.members.filter(
      (member) => isMethodDeclaration(member) && hasModifier(member, SyntaxKind.StaticKeyword),
    );
    return membersOf(statement.name?.text, statics);
  }
  if (!isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap((declaration) => {
    if (!isIdentifier(declaration.name)) return [];
    if (functionOf(declaration) !== undefined) return [declaration.name.text];
    const value = declaration.initializer === undefined ? undefined : unwrap(declaration.initializer);
    if (value === undefined || !isObjectLiteralExpression(value)) return [];
    const functions = value.properties.filter(
      (one) => isMethodDeclaration(one) || (isPropertyAssignment(one) && functionOf(one) !== undefined),
    );
    return membersOf(declaration.name.text, functions);
  });
}

function membersOf(holder: string | undefined, members: readonly Node[]): readonly string[] {
  return members.flatMap((member) => {
    const name = 'name' in member ? (member.name as Node | undefined) : undefined;
    return holder !== undefined && name !== undefined && isIdentifier(name) ? [`${holder}.${name.text}`] : [];
  });
}
