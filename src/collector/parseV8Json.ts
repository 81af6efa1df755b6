/** What stands between the two strings of a frame, and behind the second, as V8 writes it. */
const frame =
  /"functionName":"([\s\S]*?)","lineNumber":(-?\d+),"columnNumber":(-?\d+),"scriptId":(\d+),"url":"([\s\S]*?)"\}/g;

/**
 * Reads a profile as `v8.startCpuProfile` hands it out. V8 (seen with Node 24.21 and 26.10) writes names and files into it as
 * they are: a regular expression with a backslash or a quote in it, which V8 names by its source, or a file of Windows makes it
 * no JSON.
 */
export function parseV8Json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return JSON.parse(text.replaceAll(frame, escapedFrame));
  }
}

function escapedFrame(
  _: string,
  name: string,
  line: string,
  column: string,
  script: string,
  url: string,
): string {
  return `"functionName":${JSON.stringify(name)},"lineNumber":${line},"columnNumber":${column},"scriptId":${script},"url":${JSON.stringify(url)}}`;
}
