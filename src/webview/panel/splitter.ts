const keyStepPx = 24;
const leastPx = 60;
/** What the header, the axis, the overview and the least of the tables take. */
const restPx = 340;

function clamped(px: number): number {
  return Math.round(Math.min(Math.max(leastPx, px), Math.max(leastPx, window.innerHeight - restPx)));
}

/** A drag or an arrow key on the splitter sets the height of the lanes, between one lane and what the page has room for. */
export function resizeLanes(
  event: PointerEvent | KeyboardEvent,
  heightPx: number,
  set: (heightPx: number) => void,
): void {
  if (event instanceof KeyboardEvent) {
    const step = { ArrowUp: -keyStepPx, ArrowDown: keyStepPx }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    set(clamped(heightPx + step));
    return;
  }
  const bar = event.currentTarget;
  if (!(bar instanceof HTMLElement)) return;
  const fromY = event.clientY;
  bar.setPointerCapture(event.pointerId);
  const move = (moved: PointerEvent) => set(clamped(heightPx + moved.clientY - fromY));
  const end = () => {
    bar.removeEventListener('pointermove', move);
    bar.removeEventListener('pointerup', end);
    bar.removeEventListener('pointercancel', end);
  };
  bar.addEventListener('pointermove', move);
  bar.addEventListener('pointerup', end);
  bar.addEventListener('pointercancel', end);
}
