import { type CallTree, functionKey, functionKindOf } from '../../../profile/index.ts';
import type { Theme } from '../../shared/theme.ts';
import { functionName, functionPlace } from '../functionWords.ts';
import { fitText } from '../picture/canvas.ts';
import { flameRowPx, type FlameLayout } from './layoutFlame.ts';

/** What one painting of the flame chart depends on. */
export interface FlameScene {
  readonly theme: Theme;
  readonly snap: (value: number) => number;
  readonly tree: CallTree;
  readonly layout: FlameLayout;
  readonly scrollTop: number;
  readonly heightPx: number;
  readonly hovered: number;
  readonly focused: number;
  /** `functionKey` of the function that is selected in the table; '' for none. */
  readonly selectedFunction: string;
  /** One entry a function of the tree, 1 where the filter lets it through; null without a filter. */
  readonly matches: Uint8Array | null;
}

const paddingPx = 4;
/** A name in less room says nothing. */
const leastTextPx = 24;

/** The boxes from top to bottom; text where there is room. */
export function drawFlame(context: CanvasRenderingContext2D, scene: FlameScene): void {
  const { tree, layout, theme } = scene;
  context.save();
  context.translate(0, -scene.scrollTop);
  context.font = `11px ${theme.fontFamily}`;
  context.textBaseline = 'middle';
  for (let index = 0; index < layout.count; index += 1) {
    const y = (tree.boxes.depth[layout.box[index] ?? -1] ?? 0) * flameRowPx;
    if (y + flameRowPx >= scene.scrollTop && y <= scene.scrollTop + scene.heightPx)
      drawBox(context, scene, index, y);
  }
  for (const box of [scene.hovered, scene.focused]) ring(context, scene, box, box === scene.focused ? 2 : 1);
  context.restore();
}

function drawBox(context: CanvasRenderingContext2D, scene: FlameScene, index: number, y: number): void {
  const { tree, layout, theme, snap } = scene;
  const number = tree.boxes.fn[layout.box[index] ?? -1] ?? -1;
  const fn = tree.functions[number];
  if (fn === undefined) return;
  const left = snap(layout.x[index] ?? 0);
  const right = snap((layout.x[index] ?? 0) + (layout.width[index] ?? 0));
  // One pixel between neighbours, where they have it to give.
  const width = right - left > 2 ? right - left - 1 : Math.max(0.5, right - left);
  const isPassed = scene.matches !== null && scene.matches[number] !== 1;
  const paint = isPassed ? theme.flame.passed : theme.flame[functionKindOf(fn)];
  const isSelected = functionKey(fn) === scene.selectedFunction;
  context.fillStyle = isSelected ? paint.edge : paint.fill;
  context.fillRect(left, y, width, flameRowPx - 1);
  if (paint.isOutlined && width > 3) {
    context.strokeStyle = paint.edge;
    context.lineWidth = 1;
    context.strokeRect(left + 0.5, y + 0.5, width - 1, flameRowPx - 2);
  }
  if (width < leastTextPx) return;
  const room = width - 2 * paddingPx;
  const name = fitText(context, functionName(fn), room);
  const middle = y + (flameRowPx - 1) / 2 + 0.5;
  context.fillStyle = isSelected ? paint.textOnEdge : paint.text;
  context.fillText(name, left + paddingPx, middle);
  const place = functionPlace(fn);
  const nameWidth = context.measureText(name).width;
  if (place === '' || name.endsWith('…') || nameWidth + 8 + context.measureText(place).width > room) return;
  context.fillStyle = isSelected ? paint.textOnEdge : paint.dimText;
  context.fillText(place, left + paddingPx + nameWidth + 8, middle);
}

/** A line around a box; the background's colour inside it keeps it in sight on any fill. */
function ring(
  context: CanvasRenderingContext2D,
  { tree, layout, theme, snap }: FlameScene,
  box: number,
  width: number,
): void {
  const index = layout.indexOf[box] ?? -1;
  if (box < 0 || index < 0) return;
  const left = snap(layout.x[index] ?? 0);
  const right = snap((layout.x[index] ?? 0) + (layout.width[index] ?? 0));
  const y = (tree.boxes.depth[box] ?? 0) * flameRowPx;
  const inset = width / 2;
  context.strokeStyle = theme.selection;
  context.lineWidth = width;
  context.strokeRect(left + inset, y + inset, Math.max(1, right - left - 1 - width), flameRowPx - 1 - width);
}
