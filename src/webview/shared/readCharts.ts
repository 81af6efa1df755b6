import type { LaneChart } from '../../profile/index.ts';
import { columnsOf } from './readColumns.ts';
import { readFields, readList, readNumber, readText, type Fields } from './readShape.ts';

/** What lanes did over time. Throws `ShapeError`. */
export function readCharts(fields: Fields): {
  readonly parts: number;
  readonly charts: readonly LaneChart[];
} {
  const parts = readNumber(fields['parts'], 'answer.parts');
  const read = (value: unknown, where: string): LaneChart => {
    const own = readFields(value, where);
    const { column } = columnsOf({ ...own, count: parts }, where);
    return {
      id: readText(own['id'], `${where}.id`),
      onCore: column('onCore', Float64Array),
      waitingForCore: column('waitingForCore', Float64Array),
      loopBusy: column('loopBusy', Float64Array),
      loopDelayMs: column('loopDelayMs', Float64Array),
      memoryBytes: column('memoryBytes', Float64Array),
      processBytes: column('processBytes', Float64Array),
    };
  };
  return { parts, charts: readList(fields['charts'], 'answer.charts', read) };
}
