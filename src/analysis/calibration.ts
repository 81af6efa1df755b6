import type { Calibration } from './calibrated.ts';

// Written by `npm run report:accuracy -- --calibrate` from labelled functions; not to be edited by hand.
export const calibration: Calibration = {
  light: [
    [0, 0.74],
    [0.88, 0.89],
  ],
  cpu: [
    [0, 0.81],
    [0.88, 0.89],
  ],
  io: [
    [0, 0.67],
    [0.92, 0.97],
  ],
};
