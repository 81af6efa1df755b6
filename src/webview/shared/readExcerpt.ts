import type { BandColumns, Excerpt, TimelineBoxes, Viewport } from '../../profile/index.ts';
import { columnsOf } from './readColumns.ts';
import { fail, readFields, readNumber } from './readShape.ts';
import { readTimeline } from './readTimeline.ts';

/** Checks what the service laid out, so that what paints it may trust every index. Throws `ShapeError`. */
export function readExcerpt(value: unknown): Excerpt {
  const fields = readFields(value, 'excerpt');
  const timeline = readTimeline(fields['timeline']);
  const { busyLanes, most } = readFields(fields['overview'], 'excerpt.overview');
  if (!(busyLanes instanceof Float32Array))
    return fail('excerpt.overview.busyLanes', 'a column of numbers (Float32Array)', busyLanes);
  return {
    viewport: readViewport(fields['viewport']),
    timeline,
    bands: readBands(fields['bands'], timeline.lanes.length),
    boxes: readBoxes(fields['boxes'], timeline.lanes.length, timeline.tasks.count),
    overview: { busyLanes, most: readNumber(most, 'excerpt.overview.most') },
  };
}

function readViewport(value: unknown): Viewport {
  const fields = readFields(value, 'excerpt.viewport');
  return {
    startUs: readNumber(fields['startUs'], 'excerpt.viewport.startUs'),
    endUs: readNumber(fields['endUs'], 'excerpt.viewport.endUs'),
    widthPx: readNumber(fields['widthPx'], 'excerpt.viewport.widthPx'),
  };
}

function readBands(value: unknown, laneCount: number): BandColumns {
  const { count, column } = columnsOf(value, 'excerpt.bands');
  if (count !== laneCount) fail('excerpt.bands.count', `one a lane (${laneCount})`, count);
  return {
    count,
    trackCount: column('trackCount', Uint32Array),
    inFlightMost: column('inFlightMost', Uint32Array),
    loopDelayMostUs: column('loopDelayMostUs', Float64Array),
  };
}

function readBoxes(value: unknown, laneCount: number, taskCount: number): TimelineBoxes {
  const fields = readFields(value, 'excerpt.boxes');
  const boxes = (name: keyof TimelineBoxes) => {
    const columns = columnsOf(fields[name], `excerpt.boxes.${name}`);
    const { count, column, indices } = columns;
    const places = {
      count,
      lane: indices('lane', Uint32Array, laneCount),
      x: column('x', Float32Array),
      width: column('width', Float32Array),
    };
    return { ...columns, places };
  };
  const [states, tasks] = [boxes('states'), boxes('tasks')];
  const [inFlight, loopDelays] = [boxes('inFlight'), boxes('loopDelays')];
  return {
    states: {
      ...states.places,
      javascript: states.column('javascript', Float32Array),
      native: states.column('native', Float32Array),
      garbage: states.column('garbage', Float32Array),
      running: states.column('running', Float32Array),
      waiting: states.column('waiting', Float32Array),
      blocked: states.column('blocked', Float32Array),
    },
    tasks: {
      ...tasks.places,
      slot: tasks.column('slot', Uint8Array),
      task: tasks.indices('task', Int32Array, taskCount, -1),
      taskCount: tasks.column('taskCount', Uint32Array),
      failedCount: tasks.column('failedCount', Uint32Array),
      matchCount: tasks.column('matchCount', Uint32Array),
      covered: tasks.column('covered', Float32Array),
    },
    queued: boxes('queued').places,
    replies: boxes('replies').places,
    inFlight: {
      ...inFlight.places,
      inFlight: inFlight.column('inFlight', Uint32Array),
      running: inFlight.column('running', Uint32Array),
    },
    loopDelays: { ...loopDelays.places, maxDelayUs: loopDelays.column('maxDelayUs', Float32Array) },
  };
}
