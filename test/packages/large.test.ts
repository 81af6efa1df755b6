import { wholePackages } from '../../scripts/packages/catalogue.mjs';
import { describePackage } from './wholePackage.ts';

describe('the other whole packages', () => {
  for (const one of wholePackages.slice(2)) describePackage(one);
});
