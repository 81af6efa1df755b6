import type { Rest } from './boxRequests.ts';

/** What moves is moved once a frame: after one without a motion, it rests. */
export const afterMotion: Rest = (run) => {
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(run);
  });
  return () => cancelAnimationFrame(frame);
};
