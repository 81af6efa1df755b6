import os from 'node:os';
import path from 'node:path';

/** What the variables of a launch configuration stand for here. */
export interface LaunchContext {
  readonly folderName: string;
  readonly folder: string;
  /** The file in front; '' for none. */
  readonly file: string;
}

/** A configuration that needs what only VS Code's debugger can answer, such as `${input:…}`. */
export class UnknownVariable extends Error {}

/** Replaces `${workspaceFolder}` and its like. Throws {@link UnknownVariable} for one that is not known here. */
export function substitute(text: string, context: LaunchContext): string {
  return text.replaceAll(/\$\{([^}]*)\}/g, (whole, name: string) => {
    const value = valueOf(name, context);
    if (value === undefined) throw new UnknownVariable(whole);
    return value;
  });
}

function valueOf(name: string, { folder, folderName, file }: LaunchContext): string | undefined {
  if (name.startsWith('env:')) return process.env[name.slice('env:'.length)] ?? '';
  if (name === `workspaceFolder:${folderName}`) return folder;
  switch (name) {
    case 'workspaceFolder':
    case 'workspaceRoot':
    case 'cwd':
      return folder;
    case 'workspaceFolderBasename':
      return path.basename(folder);
    case 'userHome':
      return os.homedir();
    case 'pathSeparator':
    case '/':
      return path.sep;
    default:
      return file === '' ? undefined : valueOfFile(name, folder, file);
  }
}

function valueOfFile(name: string, folder: string, file: string): string | undefined {
  const relative = path.relative(folder, file);
  switch (name) {
    case 'file':
      return file;
    case 'relativeFile':
      return relative;
    case 'relativeFileDirname':
      return path.dirname(relative);
    case 'fileBasename':
      return path.basename(file);
    case 'fileBasenameNoExtension':
      return path.basename(file, path.extname(file));
    case 'fileExtname':
      return path.extname(file);
    case 'fileDirname':
      return path.dirname(file);
    case 'fileDirnameBasename':
      return path.basename(path.dirname(file));
    case 'fileWorkspaceFolder':
      return folder;
    default:
      return undefined;
  }
}
