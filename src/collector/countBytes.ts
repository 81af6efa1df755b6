/** The size of buffers and strings among values and their properties, up to a thousand of each: what is slow to send. */
export function countBytes(values: readonly unknown[], levels = 2): number {
  let bytes = 0;
  for (const value of values.slice(0, 1000)) {
    if (typeof value === 'string') bytes += value.length;
    else if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) bytes += value.byteLength;
    else if (levels > 1 && Array.isArray(value)) bytes += countBytes(value, levels - 1);
    else if (levels > 1 && typeof value === 'object' && value !== null)
      bytes += countBytes(Object.values(value), levels - 1);
  }
  return bytes;
}
