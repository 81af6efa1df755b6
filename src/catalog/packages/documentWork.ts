/** Packing, unpacking or laying out a whole document in JavaScript, behind a promise or not. */
export const document = { effect: 'cpu', work: { fixedNs: 50_000_000 } } as const;

/** A page, an image or a font of one. */
export const documentPart = { effect: 'cpu', work: { fixedNs: 3_000_000 } } as const;

/** A few operators that are written down. */
export const drawing = { effect: 'light', work: { fixedNs: 10_000 } } as const;
