import { wholePackages } from '../../scripts/packages/catalogue.mjs';
import { describePackage } from './wholePackage.ts';

describe('the smallest whole packages', () => {
  for (const one of wholePackages.slice(0, 2)) describePackage(one);
});
