import { methodsOf } from '../define.ts';
import { type CataloguedPackage, definePackage, later, light } from '../package.ts';

/** One line: it is put together on the calling thread and handed to a stream. */
const line = (fixedNs: number) => ({ ...light, work: { fixedNs } }) as const;

/** Logging. */
export const loggingPackages: readonly CataloguedPackage[] = [
  definePackage(
    {
      name: 'winston',
      version: '3.19.0',
      source: 'github.com/winstonjs/winston',
      declaredAs: {
        winston: '',
        'winston.Transports': 'transports',
        EventEmitter: 'Logger',
        LeveledLogMethod: 'Logger',
      },
      declaredIn: ['logform'],
      alsoInstall: ['logform@2.7.0', '@types/node@20.19.43'],
    },
    [
      ['createLogger', { ...line(100_000), returns: 'Logger' }],
      ['child Logger.child', { ...line(3_000), returns: 'Logger' }],
      [
        `log error warn info http verbose debug silly Logger.log Logger.error Logger.warn Logger.info Logger.http
        Logger.verbose Logger.debug Logger.silly Logger.notice Logger.alert Logger.crit`,
        { ...line(10_000), callback: later },
      ],
      [
        `add remove clear configure Logger.add Logger.remove Logger.clear Logger.configure Logger.close
        Logger.isLevelEnabled Logger.startTimer Logger.profile Logger.on Logger.once addColors`,
        { ...line(2_000), callback: later },
      ],
      ['query Logger.query', { effect: 'io-async', waitMs: 10, callback: later }],
      ['transports.Console transports.File transports.Http transports.Stream', line(50_000)],
      [
        `format format.combine format.json format.timestamp format.printf format.colorize format.simple format.splat
        format.errors format.label format.prettyPrint format.metadata format.align format.cli format.ms
        format.padLevels format.uncolorize format.logstash`,
        { ...line(1_000), callback: later },
      ],
    ],
  ),
  definePackage(
    {
      name: 'pino',
      version: '10.4.0',
      source: 'getpino.io',
      declaredAs: {
        pino: '',
        'pino.BaseLogger': 'Logger',
        'pino.LoggerExtras': 'Logger',
        BaseLogger: 'Logger',
        LoggerExtras: 'Logger',
      },
    },
    [
      ['default pino', { ...line(50_000), returns: 'Logger' }],
      [methodsOf('Logger', 'fatal error warn info debug trace silent'), line(3_000)],
      ['Logger.child', { ...line(5_000), returns: 'Logger' }],
      ['Logger.isLevelEnabled Logger.bindings Logger.setBindings Logger.level', line(500)],
      ['Logger.flush', { ...line(5_000), callback: later }],
      ['destination multistream', line(50_000)],
      // Starts a worker thread that writes.
      ['transport', line(200_000)],
      ['stdTimeFunctions.isoTime stdTimeFunctions.epochTime levels symbols version', line(500)],
    ],
  ),
  definePackage(
    {
      name: 'bunyan',
      version: '2.0.5',
      types: '@types/bunyan@1.8.11',
      source: 'github.com/trentm/node-bunyan',
      declaredAs: { Logger: '' },
    },
    [
      ['createLogger default', { ...line(50_000), returns: 'Logger' }],
      [methodsOf('Logger', 'fatal error warn info debug trace'), line(8_000)],
      ['Logger.child', { ...line(8_000), returns: 'Logger' }],
      [
        'Logger.addStream Logger.addSerializers Logger.level Logger.levels Logger.reopenFileStreams',
        line(2_000),
      ],
      ['stdSerializers resolveLevel nameFromLevel levelFromName safeCycles', line(500)],
    ],
  ),
  definePackage({ name: 'log4js', version: '6.9.1', source: 'log4js-node.github.io/log4js-node' }, [
    ['getLogger', { ...line(10_000), returns: 'Logger' }],
    ['configure', line(200_000)],
    [methodsOf('Logger', 'fatal error warn info debug trace log mark'), line(8_000)],
    [
      methodsOf(
        'Logger',
        'isDebugEnabled isTraceEnabled isInfoEnabled isLevelEnabled addContext removeContext clearContext',
      ),
      line(300),
    ],
    ['shutdown', { effect: 'io-async', waitMs: 5, callback: later }],
    ['connectLogger addLayout levels', line(1_000)],
  ]),
  definePackage(
    {
      name: 'debug',
      version: '4.4.3',
      types: '@types/debug@4.1.13',
      source: 'github.com/debug-js/debug',
      declaredAs: { debug: '', 'debug.Debug': '', 'debug.Debugger': 'Debugger' },
    },
    [
      ['default debug', { ...line(2_000), returns: 'Debugger' }],
      // Mostly switched off.
      ['Debugger', line(1_000)],
      ['Debugger.extend', { ...line(2_000), returns: 'Debugger' }],
      ['Debugger.destroy enable disable enabled log formatters names', line(500)],
    ],
  ),
  definePackage(
    {
      name: 'loglevel',
      version: '1.9.2',
      source: 'github.com/pimterry/loglevel',
      declaredAs: { 'log.Logger': '', 'log.RootLogger': '' },
    },
    [
      [`trace debug info log warn error`, line(5_000)],
      [
        'setLevel getLevel setDefaultLevel resetLevel enableAll disableAll noConflict getLoggers methodFactory rebuild',
        line(1_000),
      ],
      ['getLogger', { ...line(2_000), returns: 'log.Logger' }],
    ],
  ),
];
