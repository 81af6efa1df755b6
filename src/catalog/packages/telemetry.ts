import { methodsOf } from '../define.ts';
import { type CataloguedPackage, definePackage, light } from '../package.ts';

/** Runs the callback that it is handed last, before it returns. */
const runs = { ...light, callback: { argument: -1, calls: 'once' } } as const;
const flush = { effect: 'io-async', waitMs: 50 } as const;

/** Errors, traces and metrics: all of it is collected here and sent later. */
export const telemetryPackages: readonly CataloguedPackage[] = [
  definePackage(
    {
      name: '@sentry/node',
      version: '11.12.0',
      source: 'docs.sentry.io/platforms/javascript/guides/node/apis',
      declaredIn: ['@sentry/core', '@sentry/server-utils'],
      alsoInstall: ['@sentry/core@11.12.0', '@sentry/server-utils@11.12.0'],
    },
    [
      // Patches modules at start.
      ['init', { effect: 'cpu', work: { fixedNs: 100_000_000 } }],
      [
        'captureException captureMessage captureEvent captureCheckIn captureFeedback',
        { effect: 'cpu', work: { fixedNs: 200_000 } },
      ],
      ['addBreadcrumb setUser setTag setTags setExtra setExtras setContext addEventProcessor', light],
      ['getCurrentScope getIsolationScope getGlobalScope', { ...light, returns: 'Scope' }],
      [
        methodsOf('Scope', 'setUser setTag setTags setExtra setExtras setContext setLevel addBreadcrumb'),
        light,
      ],
      ['getClient isInitialized isEnabled lastEventId addIntegration setAttribute', light],
      ['getActiveSpan startInactiveSpan setupExpressErrorHandler expressErrorHandler', light],
      ['setupFastifyErrorHandler setupKoaErrorHandler setupHapiErrorHandler', light],
      ['startSpan startSpanManual withScope withIsolationScope continueTrace startNewTrace', runs],
      ['withActiveSpan suppressTracing withMonitor', runs],
      ['flush close', flush],
      ['*Integration', light],
    ],
  ),
  definePackage(
    {
      name: '@opentelemetry/api',
      version: '1.10.0',
      source: 'open-telemetry.github.io/opentelemetry-js/modules/_opentelemetry_api.html',
      declaredAs: {
        TraceAPI: 'trace',
        ContextAPI: 'context',
        MetricsAPI: 'metrics',
        PropagationAPI: 'propagation',
        DiagAPI: 'diag',
      },
    },
    [
      ['trace.getTracer', { ...light, returns: 'Tracer' }],
      ['Tracer.startSpan trace.getActiveSpan', { ...light, returns: 'Span' }],
      ['Tracer.startActiveSpan', runs],
      ['trace.setSpan trace.getSpan trace.setGlobalTracerProvider', light],
      [
        methodsOf(
          'Span',
          'setAttribute setAttributes addEvent setStatus updateName end isRecording recordException spanContext',
        ),
        light,
      ],
      ['context.active context.bind', light],
      ['context.with', { ...light, callback: { argument: 1, calls: 'once' } }],
      ['metrics.getMeter', { ...light, returns: 'Meter' }],
      ['metrics.setGlobalMeterProvider', light],
      ['Meter.createCounter Meter.createUpDownCounter', { ...light, returns: 'Counter' }],
      ['Meter.createHistogram', { ...light, returns: 'Histogram' }],
      ['Meter.createGauge Meter.createObservableGauge Meter.createObservableCounter', light],
      ['Counter.add UpDownCounter.add Histogram.record Gauge.record Observable.addCallback', light],
      ['propagation.inject propagation.extract propagation.getBaggage propagation.setBaggage', light],
      [methodsOf('diag', 'debug info warn error verbose setLogger'), light],
    ],
  ),
];
