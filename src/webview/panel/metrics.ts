/** The label column beside the picture: it grows with the page, and what its labels have no room for they leave out. */
export const labelColumn = { leastPx: 120, fixedPx: 70, shareOfPage: 0.14, mostPx: 280 } as const;
/** What is kept free beside it for a scroll bar. */
export const scrollBarPx = 16;

/** How wide it is in a page of this width; the style sheet says the same in its own words. */
export function labelWidthPx(pagePx: number): number {
  const { leastPx, fixedPx, shareOfPage, mostPx } = labelColumn;
  return Math.round(Math.min(mostPx, Math.max(leastPx, fixedPx + shareOfPage * pagePx)));
}
