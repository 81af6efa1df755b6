/**
 * Functions of the language whose work no input changes: a look at a value, a step of an iterator, arithmetic. The engine
 * takes what the catalogue does not list for constant; this list says that each of them was looked at. Names by owner;
 * without one, the globals.
 */
const names: Readonly<Record<string, string>> = {
  '':
    'isNaN isFinite Object Boolean Date Error EvalError RangeError ReferenceError SyntaxError ' +
    'TypeError URIError DataView Proxy Symbol AggregateError WeakRef FinalizationRegistry ' +
    'Iterator SuppressedError DisposableStack AsyncDisposableStack',
  Array: 'isArray of entries keys values',
  ArrayBuffer: 'isView',
  AsyncDisposableStack: 'disposeAsync use adopt defer move',
  AsyncGenerator: 'next return throw',
  AsyncGeneratorFunction: 'prototype',
  AsyncIterator: 'next return throw',
  Atomics: 'pause',
  BigInt: 'valueOf asIntN asUintN',
  BigInt64Array: 'entries keys valueOf values at',
  BigUint64Array: 'entries keys valueOf values at',
  Boolean: 'valueOf',
  CallableFunction: 'apply call bind',
  ClassAccessorDecoratorContext: 'addInitializer',
  ClassAccessorDecoratorResult: 'get set init',
  ClassAccessorDecoratorTarget: 'get set',
  ClassDecoratorContext: 'addInitializer',
  ClassFieldDecoratorContext: 'addInitializer',
  ClassGetterDecoratorContext: 'addInitializer',
  ClassMethodDecoratorContext: 'addInitializer',
  ClassSetterDecoratorContext: 'addInitializer',
  DataView:
    'getFloat32 getFloat64 getInt8 getInt16 getInt32 getUint8 getUint16 getUint32 setFloat32 ' +
    'setFloat64 setInt8 setInt16 setInt32 setUint8 setUint16 setUint32 getBigInt64 getBigUint64 ' +
    'setBigInt64 setBigUint64 getFloat16 setFloat16',
  Date:
    'toString toDateString toTimeString valueOf getTime getFullYear getUTCFullYear getMonth ' +
    'getUTCMonth getDate getUTCDate getDay getUTCDay getHours getUTCHours getMinutes ' +
    'getUTCMinutes getSeconds getUTCSeconds getMilliseconds getUTCMilliseconds ' +
    'getTimezoneOffset setTime setMilliseconds setUTCMilliseconds setSeconds setUTCSeconds ' +
    'setMinutes setUTCMinutes setHours setUTCHours setDate setUTCDate setMonth setUTCMonth ' +
    'setFullYear setUTCFullYear toUTCString toISOString toJSON parse UTC now toTemporalInstant',
  DisposableStack: 'dispose use adopt defer move',
  Error: 'isError',
  FinalizationRegistry: 'register unregister',
  Float16Array: 'at valueOf entries keys values',
  Float32Array: 'valueOf entries keys values at',
  Float64Array: 'valueOf entries keys values at',
  Function: 'apply call bind',
  Generator: 'next return throw',
  GeneratorFunction: 'prototype',
  Int16Array: 'valueOf entries keys values at',
  Int32Array: 'valueOf entries keys values at',
  Int8Array: 'valueOf entries keys values at',
  'Intl.Locale': 'toString',
  Iterator: 'next return throw',
  Map: 'entries keys values',
  Math: 'acosh asinh atanh f16round',
  NewableFunction: 'apply call bind',
  Number: 'toString toFixed toExponential toPrecision valueOf isFinite isInteger isNaN isSafeInteger',
  Object:
    'toString toLocaleString valueOf hasOwnProperty isPrototypeOf propertyIsEnumerable ' +
    'getPrototypeOf getOwnPropertyDescriptor defineProperty preventExtensions isExtensible is ' +
    'setPrototypeOf hasOwn',
  PromiseWithResolvers: 'resolve reject',
  PropertyDescriptor: 'get set',
  Proxy: 'revocable',
  ProxyHandler:
    'apply construct defineProperty deleteProperty get getOwnPropertyDescriptor getPrototypeOf ' +
    'has isExtensible ownKeys preventExtensions set setPrototypeOf',
  ReadonlyArray: 'entries keys values at',
  ReadonlyMap: 'entries keys values',
  ReadonlySet: 'entries keys values',
  ReadonlySetLike: 'keys has',
  Reflect:
    'defineProperty deleteProperty get getOwnPropertyDescriptor getPrototypeOf has isExtensible ' +
    'preventExtensions set setPrototypeOf',
  Set: 'entries keys values',
  SharedArrayBuffer: 'grow',
  String: 'toString valueOf fromCharCode fromCodePoint raw trimLeft trimRight',
  Symbol: 'toString valueOf for keyFor',
  Temporal: 'PlainDate PlainTime PlainDateTime ZonedDateTime Duration Instant PlainYearMonth PlainMonthDay',
  'Temporal.Duration':
    'with negated abs add subtract round total toString toLocaleString toJSON valueOf from compare',
  'Temporal.Instant':
    'add subtract until since round equals toString toLocaleString toJSON valueOf ' +
    'toZonedDateTimeISO from fromEpochMilliseconds fromEpochNanoseconds compare',
  'Temporal.Now': 'timeZoneId instant plainDateTimeISO zonedDateTimeISO plainDateISO plainTimeISO',
  'Temporal.PlainDate':
    'toPlainYearMonth toPlainMonthDay add subtract with withCalendar until since equals ' +
    'toPlainDateTime toZonedDateTime toString toLocaleString toJSON valueOf from compare',
  'Temporal.PlainDateTime':
    'with withPlainTime withCalendar add subtract until since round equals toString ' +
    'toLocaleString toJSON valueOf toZonedDateTime toPlainDate toPlainTime from compare',
  'Temporal.PlainMonthDay': 'with equals toString toLocaleString toJSON valueOf toPlainDate from',
  'Temporal.PlainTime':
    'add subtract with until since equals round toString toLocaleString toJSON valueOf from compare',
  'Temporal.PlainYearMonth':
    'with add subtract until since equals toString toLocaleString toJSON valueOf toPlainDate ' +
    'from compare',
  'Temporal.ZonedDateTime':
    'with withPlainTime withTimeZone withCalendar add subtract until since round equals ' +
    'toString toLocaleString toJSON valueOf startOfDay getTimeZoneTransition toInstant ' +
    'toPlainDate toPlainTime toPlainDateTime from compare',
  TypedPropertyDescriptor: 'get set',
  Uint16Array: 'valueOf entries keys values at',
  Uint32Array: 'valueOf entries keys values at',
  Uint8Array: 'valueOf entries keys values at',
  Uint8ClampedArray: 'valueOf entries keys values at',
  WeakRef: 'deref',
};

export const constantWork: ReadonlySet<string> = new Set(
  Object.entries(names).flatMap(([owner, members]) =>
    members.split(' ').map((member) => (owner === '' ? member : `${owner}.${member}`)),
  ),
);
