/** As VS Code carries messages to a page: JSON, with the bytes of typed arrays beside it. `shell.html` reads it. */
export function encodeMessage(message: unknown): Buffer {
  const columns: Buffer[] = [];
  const places: { kind: string; byteLength: number; offset: number }[] = [];
  const collect = (_: string, value: unknown): unknown => {
    if (!ArrayBuffer.isView(value)) return value;
    columns.push(Buffer.from(value.buffer, value.byteOffset, value.byteLength));
    const place = { kind: value.constructor.name, byteLength: value.byteLength, offset: 0 };
    places.push(place);
    return place;
  };
  // Offsets count from behind the JSON, whose length they change: places are as wide as the largest offset.
  const plain = JSON.stringify(message, collect);
  let offset = align(4 + Buffer.byteLength(plain) + places.length * 16);
  const begins = places.map((place) => {
    const begin = offset;
    offset = align(offset + place.byteLength);
    return begin;
  });
  let next = 0;
  const json = Buffer.from(
    JSON.stringify(message, (_, value: unknown) => {
      if (!ArrayBuffer.isView(value)) return value;
      const begin = begins[next];
      next += 1;
      return { kind: value.constructor.name, byteLength: value.byteLength, offset: begin };
    }),
  );
  const bytes = Buffer.alloc(offset);
  bytes.writeUInt32LE(json.length, 0);
  json.copy(bytes, 4);
  for (const [index, column] of columns.entries()) column.copy(bytes, begins[index]);
  return bytes;
}

function align(offset: number): number {
  return Math.ceil(offset / 8) * 8;
}
