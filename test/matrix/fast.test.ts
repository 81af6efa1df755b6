import { describeMatrix } from './describeMatrix.ts';

describeMatrix('fast');
