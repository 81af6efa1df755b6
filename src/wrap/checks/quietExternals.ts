import {
  isBinaryExpression,
  isNewExpression,
  isSpreadElement,
  SyntaxKind,
  type Node,
} from '../../compiler/index.ts';
import type { ExternalUse } from '../reach/externalUse.ts';
import { wrapped } from '../target/functionLike.ts';

/**
 * Whether something from outside the project may be used while a module is loaded, because doing it again in every
 * worker does nothing that can be noticed: it only computes, and gives the same each time.
 */
export function isQuiet({ module, node, path, usage }: ExternalUse): boolean {
  if (usage === 'write') return false;
  if (module === '') return isAskedFor(node, path) || isQuietGlobal(path, node);
  if (quietModules.has(module)) return true;
  const [name] = path;
  return name !== undefined && (quietNames[module]?.has(name) ?? false);
}

/** `value instanceof File`, of something that Node has. */
function isAskedFor(node: Node, [root = '', ...rest]: readonly string[]): boolean {
  const { parent } = wrapped(node);
  const isTest = isBinaryExpression(parent) && parent.operatorToken.kind === SyntaxKind.InstanceOfKeyword;
  return isTest && parent.right === wrapped(node) && rest.length === 0 && root in globalThis;
}

function isQuietGlobal(path: readonly string[], node: Node): boolean {
  const [root = '', name] = path;
  if (root === 'process') return name !== undefined && quietProcess.has(name);
  // Another value each time: every worker would have its own.
  if (root === 'Math') return name !== 'random' && name !== '*';
  if (root === 'Date') return name === 'UTC' || name === 'parse' || (name === undefined && isGivenTime(node));
  return quietGlobals.has(root);
}

/** `new Date(2000, 0)`; without arguments it is the time at which the module is loaded. */
function isGivenTime(node: Node): boolean {
  const { parent } = node;
  if (!isNewExpression(parent) || parent.expression !== node) return false;
  const [first] = parent.arguments ?? [];
  return first !== undefined && !isSpreadElement(first);
}

const quietGlobals = new Set(
  [
    'Object Array Map Set WeakMap WeakSet WeakRef String Number Boolean BigInt Symbol RegExp JSON Function Promise',
    'Error EvalError RangeError ReferenceError SyntaxError TypeError URIError AggregateError',
    'Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array Float16Array Float32Array',
    'Float64Array BigInt64Array BigUint64Array ArrayBuffer SharedArrayBuffer DataView Atomics Buffer',
    'Reflect Proxy Intl Iterator URL URLSearchParams TextEncoder TextDecoder AbortController AbortSignal Event EventTarget',
    'parseInt parseFloat isNaN isFinite encodeURIComponent decodeURIComponent encodeURI decodeURI structuredClone atob btoa',
    'Infinity NaN undefined',
  ].flatMap((names) => names.split(' ')),
);

const quietProcess = new Set([
  'env',
  'platform',
  'arch',
  'version',
  'versions',
  'release',
  'features',
  'cwd',
  'execPath',
]);

const quietModules = new Set(
  'node:path node:path/posix node:path/win32 node:url node:util node:os node:buffer node:string_decoder node:querystring node:punycode node:assert node:assert/strict node:events node:zlib'.split(
    ' ',
  ),
);

const quietNames: Readonly<Record<string, ReadonlySet<string>>> = {
  'node:module': new Set(['createRequire', 'isBuiltin', 'builtinModules']),
  'node:crypto': new Set([
    'createHash',
    'createHmac',
    'getHashes',
    'getCiphers',
    'getCurves',
    'constants',
    'hash',
  ]),
  'node:fs': new Set(['constants']),
  'node:async_hooks': new Set(['AsyncLocalStorage']),
  'node:diagnostics_channel': new Set(['channel', 'tracingChannel']),
};
