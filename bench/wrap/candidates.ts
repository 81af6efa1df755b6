import path from 'node:path';
import {
  type CompilerProject,
  type CompilerSession,
  isFunctionDeclaration,
  isIdentifier,
  isVariableStatement,
  type SourceFile,
} from '../../src/compiler/index.ts';
import { examine, type Examination } from '../../src/wrap/examine.ts';
import { guarded } from '../../src/wrap/guarded.ts';
import { functionOf } from '../../src/wrap/target/findTarget.ts';
import { packageProject } from '../projects.ts';

/** A function of a package, by its file below the package's folder. */
export interface Candidate {
  readonly package: string;
  readonly folder: string;
  readonly file: string;
  readonly name: string;
}

export interface Candidates {
  readonly eligible: readonly Candidate[];
  /** How many functions were asked about, and how many were refused for each reason; one may have several. */
  readonly asked: number;
  readonly refused: ReadonlyMap<string, number>;
}

/** The functions of a package that could move into a pool, whoever calls them. */
export async function candidatesOf(
  name: string,
  openSession: (folder: string) => CompilerSession,
): Promise<Candidates> {
  const folder = await packageProject(name);
  const session = openSession(folder);
  const refused = new Map<string, number>();
  const eligible: Candidate[] = [];
  let asked = 0;
  try {
    const project = session.openProject(path.join(folder, 'tsconfig.json'));
    if (project === undefined) throw new Error(`${name} has no project.`);
    for (const sourceFile of sourcesOf(project)) {
      for (const fn of functionNames(sourceFile)) {
        asked += 1;
        const file = sourceFile.fileName;
        const request = { file, at: { name: fn }, pool: 'threads' } as const;
        const examined = guarded(
          request,
          () => examine(session, request, false),
          (refusal): Examination => ({ kind: 'refused', refusals: [refusal] }),
        );
        const refusals =
          examined.kind === 'examined'
            ? examined.findings.refusals
            : examined.kind === 'refused'
              ? examined.refusals
              : [];
        for (const code of new Set(refusals.map((one) => one.code)))
          refused.set(code, (refused.get(code) ?? 0) + 1);
        if (refusals.length === 0)
          eligible.push({ package: name, folder, file: path.relative(folder, file), name: fn });
      }
    }
  } finally {
    session.dispose();
  }
  return { eligible, asked, refused };
}

/** Tests and benchmarks came along with a package; nobody calls them in a program. */
function sourcesOf(project: CompilerProject): readonly SourceFile[] {
  return project
    .ownFiles()
    .filter((file) => !/\/(?:tests?|__tests__|benchmarks?)\//.test(file))
    .flatMap((file) => project.sourceFile(file) ?? []);
}

function functionNames(sourceFile: SourceFile): readonly string[] {
  const names = sourceFile.statements.flatMap((statement) => {
    if (isFunctionDeclaration(statement)) return statement.name?.text ?? [];
    if (!isVariableStatement(statement)) return [];
    return statement.declarationList.declarations.flatMap((declaration) =>
      isIdentifier(declaration.name) && functionOf(declaration) !== undefined ? declaration.name.text : [],
    );
  });
  return [...new Set(names)];
}
