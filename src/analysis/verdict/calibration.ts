import type { Calibration } from './calibrated.ts';

// Written by `npm run report:accuracy -- --calibrate` from labelled functions; not to be edited by hand.
export const calibration: Calibration = {
  light: [
    [0, 0.8],
    [0.88, 0.97],
    [0.98, 0.98],
  ],
  cpu: [[0, 0.89]],
  io: [
    [0, 0.89],
    [0.95, 0.98],
  ],
  unknown: [[0, 0.88]],
};
