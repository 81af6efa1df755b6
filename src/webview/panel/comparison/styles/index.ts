import { linkStyles } from '../../styles/linkStyles.ts';
import { tableStyles } from '../../styles/tableStyles.ts';
import { figureStyles } from './figureStyles.ts';
import { findingStyles } from './findingStyles.ts';
import { pageStyles } from './pageStyles.ts';
import { runStyles } from './runStyles.ts';

/** The style sheets of the comparison, in order. */
export const comparisonStyles = [tableStyles, linkStyles, pageStyles, runStyles, figureStyles, findingStyles];
