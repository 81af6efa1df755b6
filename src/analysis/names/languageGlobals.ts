/** Objects of the language of whose functions the catalogue lists those that take time; all others are light. */
export const languageGlobals =
  /^(Array|ArrayBuffer|BigInt|Boolean|Date|Error|Function|JSON|Map|Math|Number|Object|Promise|Proxy|Reflect|RegExp|Set|String|Symbol|TypeError|RangeError|SyntaxError|WeakMap|WeakSet|Uint8Array)$/;
