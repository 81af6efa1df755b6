import { type CataloguedPackage, definePackage, light } from '../../package.ts';

/**
 * Nothing runs before somebody subscribes, and most sources emit from the event loop: operators only register what
 * they are given.
 */
export const observablePackages: readonly CataloguedPackage[] = [
  definePackage({ name: 'rxjs', version: '7.8.2', source: 'rxjs.dev/api' }, [
    ['Observable', { ...light, callback: { argument: 0, calls: 'later' }, returns: 'Observable' }],
    [
      `of from range interval timer fromEvent fromEventPattern defer iif merge concat combineLatest forkJoin zip race
      throwError generate using bindCallback bindNodeCallback`,
      { ...light, work: { fixedNs: 300 }, returns: 'Observable' },
    ],
    ['EMPTY NEVER', light],
    ['Subject', { ...light, returns: 'Subject' }],
    ['BehaviorSubject', { ...light, returns: 'BehaviorSubject' }],
    ['ReplaySubject AsyncSubject', { ...light, returns: 'ReplaySubject' }],
    ['*.pipe', { ...light, work: { fixedNs: 500 }, returns: 'Observable' }],
    [
      '*.subscribe *.forEach',
      { ...light, work: { fixedNs: 2_000 }, callback: { argument: 0, calls: 'later' } },
    ],
    ['*.next *.error *.complete *.unsubscribe *.add', { ...light, work: { fixedNs: 200 } }],
    ['*.asObservable', { ...light, returns: 'Observable' }],
    ['BehaviorSubject.getValue BehaviorSubject.value', light],
    ['Subscription Subscriber', light],
    // They wait for what the observable emits.
    ['firstValueFrom lastValueFrom *.toPromise', { effect: 'io-async', waitMs: 10 }],
    [
      `map filter tap mergeMap switchMap concatMap exhaustMap scan reduce take takeUntil takeWhile takeLast skip skipUntil skipWhile
      first last find findIndex every distinct distinctUntilChanged debounceTime debounce throttleTime auditTime
      sampleTime delay delayWhen timeout retry retryWhen repeat catchError finalize share shareReplay startWith endWith pairwise
      buffer bufferTime bufferCount windowTime groupBy toArray withLatestFrom combineLatestWith mergeAll concatAll
      switchAll expand materialize observeOn subscribeOn defaultIfEmpty ignoreElements count max min elementAt`,
      { ...light, work: { fixedNs: 200 } },
    ],
    ['asyncScheduler asapScheduler queueScheduler', light],
    ['isObservable noop identity pipe config', light],
  ]),
];
