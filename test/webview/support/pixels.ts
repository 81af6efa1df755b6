/** Reads what is on a canvas, in CSS pixels, and what a row or a box should be, from the same pure layout. */
import type { Page } from 'playwright-core';
import type { Timeline } from '../../../src/profile/timeline.ts';
import {
  indexTimeline,
  layoutRows,
  rowOfLane,
  type LaneRowLayout,
} from '../../../src/profile/layout/index.ts';
import { parseColor, type Rgba } from '../../../src/webview/shared/color.ts';
import { readTheme, type Theme, type ThemeKind } from '../../../src/webview/shared/theme.ts';
import { themes, type ThemeName } from './themes.ts';

/** The colours that a page in this theme paints with. */
export function themeOf(name: ThemeName): Theme {
  const kind: ThemeKind = name;
  return readTheme(kind, 'editor-background', (variable) => themes[name].variables[variable] ?? '');
}

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** All colours in an area of a canvas, each as `r,g,b`, with how many pixels have it. */
export async function colorsIn(page: Page, canvas: string, area: Area): Promise<ReadonlyMap<string, number>> {
  return new Map(await page.evaluate((wanted) => globalThis.readCanvas(wanted), { id: canvas, ...area }));
}

export async function colorAt(page: Page, canvas: string, x: number, y: number): Promise<string> {
  const [color = 'nothing'] = (await colorsIn(page, canvas, { x, y, width: 1, height: 1 })).keys();
  return color;
}

/** A theme colour as `colorsIn` names it. */
export function rgb(css: string): string {
  const { red, green, blue }: Rgba = parseColor(css) ?? { red: -1, green: -1, blue: -1, alpha: 1 };
  return `${red},${green},${blue}`;
}

export function laneRow(timeline: Timeline, lane: number): LaneRowLayout {
  const row = rowOfLane(layoutRows(timeline, indexTimeline(timeline).lanes).rows, lane);
  if (row === undefined) throw new Error(`lane ${lane} has no row`);
  return row;
}

/** The middle of a band. */
export function middle(band: { readonly y: number; readonly height: number } | undefined): number {
  if (band === undefined) throw new Error('this row has no such band');
  return band.y + band.height / 2;
}

/** Width of the time axis on the page. */
export async function trackWidth(page: Page): Promise<number> {
  return page.locator('#picture').evaluate((element) => element.clientWidth);
}

/** Asks again until it holds, or says what it was last. */
export async function eventually<T>(
  ask: () => Promise<T>,
  holds: (value: T) => boolean,
  what: string,
): Promise<T> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const value = await ask();
    if (holds(value)) return value;
    if (Date.now() > deadline) throw new Error(`${what}, but it is ${JSON.stringify(value)}`);
    await new Promise((resolve) => {
      setTimeout(resolve, 15);
    });
  }
}
