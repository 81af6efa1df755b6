import { analysisStyles } from './analysisStyles.ts';
import { findingStyles } from './findingStyles.ts';
import { keyHelpStyles } from './keyHelpStyles.ts';
import { labelStyles } from './labelStyles.ts';
import { legendStyles } from './legendStyles.ts';
import { menuStyles } from './menuStyles.ts';
import { pageStyles } from './pageStyles.ts';
import { tableStyles } from './tableStyles.ts';
import { timelineStyles } from './timelineStyles.ts';
import { trafficStyles } from './trafficStyles.ts';
import { tooltipStyles } from './tooltipStyles.ts';

/** The panel's style sheets, in order. */
export const panelStyles = [
  pageStyles,
  timelineStyles,
  labelStyles,
  legendStyles,
  tableStyles,
  findingStyles,
  analysisStyles,
  trafficStyles,
  keyHelpStyles,
  menuStyles,
  tooltipStyles,
];
