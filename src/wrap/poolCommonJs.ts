/**
 * A template that will run as CommonJS: modules are named by their path and loaded with `require`, which takes what a
 * compiler has made of TypeScript. `import()` is compiled to something that takes no path in one project, and no URL in
 * another.
 */
export function loadByPath(text: string): string {
  return text
    .replace('fileURLToPath(import.meta.url)', '__filename')
    .replace(/\(?await import\(.*moduleUrl\)+/, 'require(moduleFile)')
    .replaceAll('moduleUrl', 'moduleFile');
}

/** A template in JavaScript, with the imports and exports of CommonJS. Those of TypeScript are the compiler's to rewrite. */
export function withRequire(text: string): string {
  const functions = [...text.matchAll(/^export (?:async )?function (\w+)/gm)].map(([, name = '']) => name);
  return text
    .replace(/^(?!\/\/)/m, "'use strict';\n\n")
    .replace(/^import (\{.*\}) from (.*);$/gm, 'const $1 = require($2);')
    .replace(/^export const (\w+) =/gm, 'exports.$1 =')
    .replace(/^export (?=(?:async )?function)/gm, '')
    .concat(functions.map((name) => `\nexports.${name} = ${name};\n`).join(''));
}
