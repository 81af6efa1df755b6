import type { CatalogEntry } from './entry.ts';
import { methodsOf, moduleTable } from './define.ts';

const util = moduleTable('util', 'nodejs.org/api/util.html');
const utilTypes = moduleTable('util/types', 'nodejs.org/api/util.html#utiltypes');
const callSites = moduleTable('', 'v8.dev/docs/stack-trace-api');
const assert = moduleTable('assert', 'nodejs.org/api/assert.html');
const punycode = moduleTable('punycode', 'nodejs.org/api/punycode.html');
const decoder = moduleTable('string_decoder', 'nodejs.org/api/string_decoder.html');
const os = moduleTable('os', 'nodejs.org/api/os.html');
const timersPromises = moduleTable('timers/promises', 'nodejs.org/api/timers.html#timers-promises-api');
const timers = moduleTable('', 'nodejs.org/api/timers.html');

const check = { effect: 'light', work: { fixedNs: 20 } } as const;
const light = { effect: 'light', work: { fixedNs: 1_000 } } as const;
const overText = { effect: 'cpu', work: { fixedNs: 200, perUnitNs: 5, over: 0 } } as const;

const types =
  'isAnyArrayBuffer isArgumentsObject isArrayBuffer isArrayBufferView isAsyncFunction isBigInt64Array isBigIntObject ' +
  'isBigUint64Array isBooleanObject isBoxedPrimitive isDataView isDate isExternal isFloat32Array isFloat64Array ' +
  'isGeneratorFunction isGeneratorObject isInt8Array isInt16Array isInt32Array isMap isMapIterator ' +
  'isModuleNamespaceObject isNativeError isNumberObject isPromise isProxy isRegExp isSet isSetIterator ' +
  'isSharedArrayBuffer isStringObject isSymbolObject isTypedArray isUint8Array isUint8ClampedArray isUint16Array ' +
  'isUint32Array isWeakMap isWeakSet isKeyObject isCryptoKey';

export const utilityEntries: readonly CatalogEntry[] = [
  ...utilTypes(types, check),
  ...util(
    'isArray isDate isRegExp isError isBoolean isBuffer isFunction isNull isNullOrUndefined isNumber isObject isPrimitive isString isSymbol isUndefined',
    check,
  ),
  ...util('formatWithOptions debug log', { effect: 'light', work: { fixedNs: 5_000 } }),
  ...util('getSystemErrorName InspectOptionsStylized.stylize', light),
  ...util('getSystemErrorMap', { effect: 'light', work: { fixedNs: 100_000 } }),
  ...util('toUSVString', { effect: 'cpu', work: { fixedNs: 50, perUnitNs: 1, over: 0 } }),
  ...util('parseEnv', { effect: 'cpu', work: { fixedNs: 5_000, perUnitNs: 20, over: 0 } }),
  ...util('transferableAbortController transferableAbortSignal', light),
  ...util('aborted', { effect: 'io-async', waitMs: 10 }),
  ...util('MIMEType', { effect: 'light', work: { fixedNs: 10_000 }, returns: 'MIMEType' }),
  ...util('MIMEParams', { ...light, returns: 'MIMEParams' }),
  ...util(methodsOf('MIMEParams', 'delete entries get has keys set values') + ' MIMEType.toString', light),
  ...assert('AssertionError', { effect: 'light', work: { fixedNs: 20_000 } }),
  ...assert('ifError strict doesNotMatch', { effect: 'light', work: { fixedNs: 100 } }),
  ...assert('CallTracker', { ...light, returns: 'CallTracker' }),
  ...assert(methodsOf('CallTracker', 'calls getCalls report reset verify'), light),
  ...punycode('decode encode toUnicode toASCII ucs2.decode ucs2.encode', overText),
  ...decoder('StringDecoder', { ...light, returns: 'StringDecoder' }),
  ...decoder('StringDecoder.write StringDecoder.end', {
    effect: 'cpu',
    work: { fixedNs: 200, perUnitNs: 1, over: 0 },
  }),
  ...os('machine getPriority setPriority', { effect: 'light', work: { fixedNs: 2_000 } }),
  ...timersPromises('Scheduler.wait', { effect: 'timer', waitMs: 10 }),
  ...timersPromises('Scheduler.yield', { effect: 'timer', waitMs: 0.1 }),
  ...callSites('Error.captureStackTrace', { effect: 'light', work: { fixedNs: 5_000 } }),
  ...callSites(
    methodsOf(
      'CallSite',
      'getColumnNumber getEnclosingColumnNumber getEnclosingLineNumber getEvalOrigin getFileName getFunction getFunctionName getLineNumber getMethodName getPosition getPromiseIndex getScriptHash getScriptNameOrSourceURL getThis getTypeName isAsync isConstructor isEval isNative isPromiseAll isToplevel toString',
    ),
    check,
  ),
  ...timers('Timer.hasRef Timer.refresh Timer.ref Timer.unref RefCounted.ref RefCounted.unref', check),
];
