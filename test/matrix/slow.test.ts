import { describeMatrix } from './describeMatrix.ts';

describeMatrix('slow');
