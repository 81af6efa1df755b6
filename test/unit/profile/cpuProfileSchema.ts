const integer = { type: 'integer' };
const integers = { type: 'array', items: integer };

/** `Profiler.Profile` with `ProfileNode` and `Runtime.CallFrame`, as the DevTools protocol states them. */
export const cpuProfileSchema = {
  type: 'object',
  required: ['nodes', 'startTime', 'endTime', 'samples', 'timeDeltas'],
  additionalProperties: false,
  properties: {
    startTime: { type: 'number' },
    endTime: { type: 'number' },
    samples: integers,
    timeDeltas: integers,
    nodes: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['id', 'callFrame'],
        additionalProperties: false,
        properties: {
          id: integer,
          hitCount: integer,
          children: integers,
          callFrame: {
            type: 'object',
            required: ['functionName', 'scriptId', 'url', 'lineNumber', 'columnNumber'],
            additionalProperties: false,
            properties: {
              functionName: { type: 'string' },
              scriptId: { type: 'string' },
              url: { type: 'string' },
              lineNumber: { ...integer, minimum: -1 },
              columnNumber: { ...integer, minimum: -1 },
            },
          },
        },
      },
    },
  },
} as const;
