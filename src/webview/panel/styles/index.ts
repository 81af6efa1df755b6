import { analysisStyles } from './analysisStyles.ts';
import { chartStyles } from './chartStyles.ts';
import { findingStyles } from './findingStyles.ts';
import { forcedColorStyles } from './forcedColorStyles.ts';
import { keyHelpStyles } from './keyHelpStyles.ts';
import { labelStyles } from './labelStyles.ts';
import { legendStyles } from './legendStyles.ts';
import { linkStyles } from './linkStyles.ts';
import { matrixStyles } from './matrixStyles.ts';
import { menuStyles } from './menuStyles.ts';
import { narrowStyles } from './narrowStyles.ts';
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
  linkStyles,
  tableStyles,
  findingStyles,
  analysisStyles,
  trafficStyles,
  ...chartStyles,
  keyHelpStyles,
  menuStyles,
  matrixStyles,
  tooltipStyles,
  narrowStyles,
  forcedColorStyles,
];
