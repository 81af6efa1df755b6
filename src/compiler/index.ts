export * from './ast.ts';
export { CompilerLost } from './compilerLost.ts';
export { compilerPath } from './compilerPath.ts';
export { CompilerProject, isOwnFile } from './compilerProject.ts';
export { CompilerSession, type CompilerSessionOptions, type FileChanges } from './compilerSession.ts';
export { findConfigFiles, isSourceFile, type WorkspaceFiles } from './findConfigFiles.ts';
export { toEnginePath } from './paths.ts';
export type { ChangedFiles } from './versions.ts';
export { workspaceFiles, type WorkspaceSources } from './workspaceFiles.ts';
