import { type CallTree, functionKindOf, functionKindWords } from '../../../profile/index.ts';
import { formatCount, formatDuration, formatShare, formatTime } from '../../shared/words.ts';
import type { Description } from '../describeHit.ts';
import { functionFullPlace, functionName, hasSource } from '../functionWords.ts';

const nowhere = { name: '', url: '', line: 0, column: 0 };

/** What a tooltip says of a box: the same as the table of the tree. */
export function describeFlameBox(tree: CallTree, box: number): Description {
  const { boxes, functions, order, startUs, endUs } = tree;
  const fn = functions[boxes.fn[box] ?? -1] ?? nowhere;
  const lengthUs = boxes.lengthUs[box] ?? 0;
  const caller = functions[boxes.fn[boxes.parent[box] ?? -1] ?? -1];
  const place = functionFullPlace(fn);
  const share = formatShare(lengthUs / (endUs - startUs));
  return {
    heading: functionName(fn),
    lines: [
      ['', place === '' ? functionKindWords[functionKindOf(fn)] : place],
      [
        'total',
        order === 'sum' ? `${formatDuration(lengthUs)}, ${share} of what is shown` : formatDuration(lengthUs),
      ],
      ['self', formatDuration(boxes.selfUs[box] ?? 0)],
      ...(order === 'time' ? [['from', formatTime(boxes.startUs[box] ?? 0, 100)] as const] : []),
      ['seen in', formatCount(boxes.sampleCount[box] ?? 0, 'sample', 'samples')],
      ...(caller === undefined ? [] : [['called by', functionName(caller)] as const]),
      ...(hasSource(fn) ? [['', 'Click to open its source.'] as const] : []),
    ],
  };
}

/** One sentence about a box, for the screen reader. */
export function flameSentence(tree: CallTree, box: number): string {
  const { heading, lines } = describeFlameBox(tree, box);
  const facts = lines.filter(([term]) => term !== '').map(([term, value]) => `${term} ${value}`);
  return `${heading}, level ${(tree.boxes.depth[box] ?? 0) + 1}: ${facts.join(', ')}.`;
}
