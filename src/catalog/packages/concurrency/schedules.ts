import { methodsOf } from '../../define.ts';
import { type CataloguedPackage, definePackage, light } from '../../package.ts';

/** Timetables, waits and events. */
export const schedulePackages: readonly CataloguedPackage[] = [
  definePackage({ name: 'node-cron', version: '4.6.0', source: 'nodecron.com' }, [
    [
      'schedule createTask',
      {
        ...light,
        work: { fixedNs: 20_000 },
        callback: { argument: 1, calls: 'later' },
        returns: 'ScheduledTask',
      },
    ],
    ['validate getTasks', { ...light, work: { fixedNs: 5_000 } }],
    [
      methodsOf('ScheduledTask', 'start stop destroy getStatus getNextRun on off once'),
      { ...light, callback: { argument: 1, calls: 'later' } },
    ],
    ['ScheduledTask.execute', { effect: 'io-async', waitMs: 10 }],
  ]),
  definePackage({ name: 'cron', version: '4.4.0', source: 'github.com/kelektiv/node-cron' }, [
    [
      'CronJob',
      { ...light, work: { fixedNs: 50_000 }, callback: { argument: 1, calls: 'later' }, returns: 'CronJob' },
    ],
    ['CronJob.from', { ...light, work: { fixedNs: 50_000 }, returns: 'CronJob' }],
    [
      methodsOf('CronJob', 'start stop setTime nextDate nextDates lastDate addCallback fireOnTick'),
      { ...light, work: { fixedNs: 20_000 } },
    ],
    ['CronTime sendAt timeout validateCronExpression', { ...light, work: { fixedNs: 50_000 } }],
  ]),
  definePackage({ name: 'eventemitter3', version: '5.0.4', source: 'github.com/primus/eventemitter3' }, [
    ['default EventEmitter', { ...light, returns: 'EventEmitter' }],
    [
      methodsOf('EventEmitter', 'on once addListener off removeListener'),
      { ...light, callback: { argument: 1, calls: 'later' } },
    ],
    [
      methodsOf('EventEmitter', 'emit removeAllListeners listenerCount listeners eventNames'),
      { ...light, work: { fixedNs: 100 } },
    ],
  ]),
  definePackage({ name: 'delay', version: '7.0.0', source: 'github.com/sindresorhus/delay' }, [
    ['default delay rangeDelay', { effect: 'timer', waitMs: 10 }],
    ['clearDelay createDelay', light],
  ]),
];
