import type { SampledFunction } from '../../profile/index.ts';

/** What stands for a function without a name. */
const noName = '(no name)';

export function functionName({ name }: SampledFunction): string {
  return name === '' ? noName : name;
}

/** `tile.ts:41`; '' for what is in no file. */
export function functionPlace({ url, line }: SampledFunction): string {
  const file = url
    .replace(/[?#].*$/, '')
    .split(/[\\/]/)
    .at(-1);
  if (file === undefined || file === '') return '';
  return line > 0 ? `${decoded(file)}:${line}` : decoded(file);
}

/** The whole path or URL, with its line. */
export function functionFullPlace({ url, line }: SampledFunction): string {
  const path = decoded(url.replace(/^file:\/\//, ''));
  return path !== '' && line > 0 ? `${path}:${line}` : path;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A hostile profile may hold what is no URL.
    return text;
  }
}

/** Whether there may be a file to open. */
export function hasSource({ url }: SampledFunction): boolean {
  return url.startsWith('file:') || /^(?:\/|[a-z]:[\\/])/i.test(url);
}
