import { methodsOf } from '../define.ts';
import { type CataloguedPackage, definePackage, later, light, query } from '../package.ts';

const command = { effect: 'io-async', waitMs: 2 } as const;
const registered = { ...light, callback: later } as const;

/** Job queues over a database: handing in a job is a round trip, and processors are run by the event loop. */
export const jobQueues: readonly CataloguedPackage[] = [
  definePackage(
    {
      name: 'bullmq',
      version: '6.7.0',
      source: 'api.docs.bullmq.io',
      declaredAs: { QueueGetters: 'Queue', QueueBase: 'Queue' },
    },
    [
      ['Queue', { ...light, returns: 'Queue' }],
      ['Worker', { ...light, callback: { argument: 1, calls: 'later' }, returns: 'Worker' }],
      ['QueueEvents', { ...light, returns: 'QueueEvents' }],
      ['FlowProducer', { ...light, returns: 'FlowProducer' }],
      ['Queue.add Queue.upsertJobScheduler Queue.getJob', { ...command, returns: 'Job' }],
      ['Queue.toKey Queue.jobsOpts Queue.emit', light],
      ['Queue.*', command],
      ['Worker.close Worker.pause Worker.waitUntilReady Worker.rateLimit Worker.run', command],
      ['Worker.getNextJob Worker.startStalledCheckTimer', command],
      ['Worker.resume Worker.isRunning Worker.isPaused Worker.cancelJob', light],
      ['QueueEvents.close QueueEvents.run', command],
      ['FlowProducer.add FlowProducer.addBulk FlowProducer.getFlow FlowProducer.close', command],
      ['FlowProducer.waitUntilReady', command],
      ['Job.waitUntilFinished', { effect: 'io-async', waitMs: 50 }],
      ['Job.toJSON Job.asJSON Job.fromJSON', light],
      [
        methodsOf(
          'Job',
          `updateProgress updateData log remove retry promote changeDelay changePriority clearLogs extendLock
           getState getChildrenValues getDependencies getDependenciesCount isActive isCompleted isDelayed
           isFailed isWaiting moveToCompleted moveToDelayed moveToFailed moveToWait create createBulk fromId`,
        ),
        command,
      ],
    ],
  ),
  definePackage(
    {
      name: 'bull',
      version: '4.16.5',
      source: 'github.com/OptimalBits/bull/blob/develop/REFERENCE.md',
      declaredAs: { 'Bull.Queue': 'Queue', 'Bull.Job': 'Job' },
    },
    [
      ['default', { ...light, returns: 'Queue' }],
      // It only starts when the queue is ready; its promise settles when the queue is closed.
      ['Queue.process', registered],
      ['Queue.add Queue.getJob', { ...command, returns: 'Job' }],
      ['Queue.toKey Queue.parseClientList Queue.setWorkerName', light],
      ['Queue.*', command],
      ['Job.finished', { effect: 'io-async', waitMs: 50 }],
      ['Job.toJSON Job.lockKey Job.discard', light],
      ['Job.*', command],
    ],
  ),
  definePackage(
    {
      name: 'bee-queue',
      version: '2.0.0',
      source: 'github.com/bee-queue/bee-queue#readme',
      declaredAs: { BeeQueue: 'Queue', 'BeeQueue.Job': 'Job' },
    },
    [
      ['default', { ...light, returns: 'Queue' }],
      ['Queue.createJob', { ...light, returns: 'Job' }],
      ['Queue.process', registered],
      [
        `Queue.getJob Queue.getJobs Queue.saveAll Queue.removeJob Queue.checkHealth Queue.checkStalledJobs
         Queue.ready Queue.close Queue.destroy Queue.connect`,
        { ...command, callback: later },
      ],
      ['Queue.isRunning', light],
      ['Job.save Job.remove', { ...command, callback: later }],
      ['Job.reportProgress', light],
      ['Job.setId Job.retries Job.backoff Job.delayUntil Job.timeout', { ...light, returns: 'Job' }],
    ],
  ),
  definePackage(
    {
      name: 'pg-boss',
      version: '12.38.0',
      source: 'timgit.github.io/pg-boss',
      declaredAs: { Manager: 'PgBoss' },
    },
    [
      ['PgBoss', { ...light, returns: 'PgBoss' }],
      // It registers a worker that polls.
      ['PgBoss.work PgBoss.offWork', { ...query, callback: later }],
      ['PgBoss.notifyWorker PgBoss.getDb PgBoss.getWipData', light],
      ['PgBoss.getSpy PgBoss.clearSpies', light],
      [
        methodsOf(
          'PgBoss',
          `start stop send sendAfter sendThrottled sendDebounced insert fetch complete fail cancel resume retry
           deleteJob touch publish subscribe unsubscribe schedule unschedule getSchedules createQueue
           updateQueue deleteQueue getQueue getQueues getQueueStats getJobById findJobs deleteQueuedJobs
           deleteStoredJobs deleteAllJobs isInstalled schemaVersion supervise`,
        ),
        query,
      ],
    ],
  ),
  definePackage(
    {
      name: 'agenda',
      version: '6.2.6',
      source: 'github.com/agenda/agenda#readme',
    },
    [
      ['Agenda', { ...light, returns: 'Agenda' }],
      ['Agenda.define', { ...light, callback: { argument: 1, calls: 'later' } }],
      ['Agenda.create', { ...light, returns: 'Job' }],
      ['Agenda.every Agenda.schedule Agenda.now Agenda.nowDebounced', { ...query, returns: 'Job' }],
      ['Agenda.start Agenda.stop Agenda.drain Agenda.cancel Agenda.cancelAll Agenda.purge', query],
      ['Agenda.enable Agenda.disable Agenda.queryJobs Agenda.getRunningStats Agenda.getLogs', query],
      ['Agenda.getJobsOverview Agenda.clearLogs Agenda.createJobs', query],
      [
        `Agenda.processEvery Agenda.maxConcurrency Agenda.defaultConcurrency Agenda.lockLimit
         Agenda.defaultLockLimit Agenda.defaultLockLifetime Agenda.name`,
        { ...light, returns: 'Agenda' },
      ],
      ['Job.save Job.remove Job.touch Job.fetchStatus Job.isRunning', query],
      ['Job.run', { ...query, waitMs: 50 }],
      [
        `Job.repeatEvery Job.repeatAt Job.schedule Job.priority Job.unique Job.enable Job.disable
         Job.computeNextRunAt Job.fail`,
        { ...light, returns: 'Job' },
      ],
      ['Job.toJson Job.isExpired', light],
    ],
  ),
  definePackage(
    {
      name: 'sqs-consumer',
      version: '15.0.3',
      source: 'github.com/bbc/sqs-consumer#readme',
    },
    [
      // It polls from the event loop until it is stopped.
      ['Consumer.create', { ...light, returns: 'Consumer' }],
      ['Consumer.start Consumer.stop Consumer.updateOption', light],
    ],
  ),
];
