import type { HandedOver } from '../callers/handedOver.ts';

/** The list of buffers that a twin gives to threads; `undefined` where there are none. */
export function transferList(
  transfers: readonly HandedOver[],
  passed: string,
  isTyped: boolean,
): string | undefined {
  if (transfers.length === 0) return undefined;
  const buffers = transfers.map(({ index, isView, name }) => {
    const argument = passed.startsWith('[') ? name : `${passed}[${index}]`;
    if (!isView) return argument;
    // A view may be one of shared memory, as far as its type says; callers make none of that.
    return isTyped ? `${argument}.buffer as ArrayBuffer` : `${argument}.buffer`;
  });
  return `[${buffers.join(', ')}]`;
}

/** The comment of a twin with a word on what its callers lose, before the first tag. */
export function withTransfers(lines: readonly string[], transfers: readonly HandedOver[]): readonly string[] {
  if (transfers.length === 0) return lines;
  const names = transfers.map(({ name }) => `\`${name}\``).join(' and ');
  const said = `Threads take over the memory of ${names}: it is gone for the caller.`;
  const [first = ''] = lines;
  if (lines.length === 0) return [`/** ${said} */`];
  if (lines.length === 1)
    return ['/**', ` * ${first.replace(/^\/\*\* ?| ?\*\/$/g, '')}`, ' *', ` * ${said}`, ' */'];
  const tag = lines.findIndex((line) => /^\s*\* @/.test(line));
  const at = tag < 0 ? lines.length - 1 : tag;
  const before = tag < 0 ? [' *', ` * ${said}`] : [` * ${said}`, ' *'];
  return [...lines.slice(0, at), ...before, ...lines.slice(at)];
}
