import { methodsOf } from '../define.ts';
import { type CataloguedPackage, definePackage, later, light } from '../package.ts';

/** A chain that says what ffmpeg is to do. */
const command = { ...light, returns: 'FfmpegCommand' } as const;

/** Text out of pictures; sound and films. */
export const mediaToolPackages: readonly CataloguedPackage[] = [
  definePackage(
    {
      name: 'tesseract.js',
      version: '7.0.0',
      source: 'github.com/naptha/tesseract.js/blob/master/docs/api.md',
      declaredAs: { 'Tesseract.Worker': 'Worker', 'Tesseract.Scheduler': 'Scheduler', Tesseract: '' },
    },
    [
      // In worker threads that the package starts.
      ['createWorker', { effect: 'worker', waitMs: 500, returns: 'Worker' }],
      [
        'recognize detect Worker.recognize Worker.detect Scheduler.addJob',
        { effect: 'worker', waitMs: 1_000 },
      ],
      [
        'Worker.setParameters Worker.reinitialize Worker.terminate Scheduler.terminate',
        { effect: 'worker', waitMs: 5 },
      ],
      ['createScheduler', { ...light, returns: 'Scheduler' }],
      ['Scheduler.addWorker Scheduler.getQueueLen Scheduler.getNumWorkers setLogging', light],
    ],
  ),
  definePackage(
    {
      name: 'fluent-ffmpeg',
      version: '2.1.3',
      types: '@types/fluent-ffmpeg@2.1.28',
      source: 'github.com/fluent-ffmpeg/node-fluent-ffmpeg#usage',
      declaredAs: { 'Ffmpeg.FfmpegCommand': 'FfmpegCommand', Ffmpeg: '' },
    },
    [
      ['default Ffmpeg', command],
      [
        methodsOf(
          'FfmpegCommand',
          `input addInput inputFormat inputFPS inputOptions inputOption seekInput loop noAudio audioCodec
          audioBitrate audioChannels audioFrequency audioFilters noVideo videoCodec videoBitrate videoFilters
          outputFPS fps frames size aspect autopad output addOutput seek duration format outputOptions outputOption
          complexFilter map preset clone`,
        ),
        command,
      ],
      // The command says that it is done by an event.
      [
        'FfmpegCommand.on',
        { effect: 'child-process', waitMs: 1_000, callback: later, returns: 'FfmpegCommand' },
      ],
      [
        methodsOf(
          'FfmpegCommand',
          'run save saveToFile mergeToFile pipe writeToStream screenshots takeScreenshots',
        ),
        { effect: 'child-process', waitMs: 10, returns: 'FfmpegCommand' },
      ],
      ['ffprobe FfmpegCommand.ffprobe', { effect: 'child-process', waitMs: 100, callback: later }],
      [
        'getAvailableFormats getAvailableCodecs getAvailableEncoders getAvailableFilters',
        { effect: 'child-process', waitMs: 50, callback: later },
      ],
      ['setFfmpegPath setFfprobePath FfmpegCommand.kill', light],
    ],
  ),
];
