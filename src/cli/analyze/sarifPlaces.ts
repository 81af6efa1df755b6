import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ArtifactLocation, PhysicalLocation, Region } from 'sarif';
import { relativePath } from '../relativePath.ts';

/** What relative URIs are relative to: the folder that the command was called in. */
export const rootUriBaseId = '%SRCROOT%';

/** A file under the root by its relative URI; SARIF has no `..` in those, so any other by its absolute one. */
export function artifactLocation(root: string, file: string): ArtifactLocation {
  const relative = relativePath(root, file);
  if (relative.startsWith('../')) return { uri: pathToFileURL(file).href };
  return { uri: relative.split('/').map(encodeURIComponent).join('/'), uriBaseId: rootUriBaseId };
}

/** The path that a URI in a SARIF file stands for, relative where the URI is. */
export function pathOfUri(uri: string): string {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri).replaceAll('\\', '/') : decodeURIComponent(uri);
  } catch {
    return uri; // Not one of ours, so it fits no file.
  }
}

/** A file, or a region of it. */
export function physicalLocation(root: string, file: string, region?: Region): PhysicalLocation {
  return { artifactLocation: artifactLocation(root, file), ...(region === undefined ? {} : { region }) };
}
