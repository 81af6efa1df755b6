import { type CataloguedPackage, definePackage, light, type Row } from '../package.ts';

/** A call on one date: a microsecond or few. */
const onOne = (fixedNs: number) => ({ ...light, work: { fixedNs } }) as const;

const momentMethods: readonly Row[] = [
  [
    `*.add *.subtract *.startOf *.endOf *.clone *.local *.utc *.utcOffset *.locale *.year *.month *.date *.day
    *.hour *.minute *.second *.millisecond *.week *.isoWeek *.isoWeekday *.quarter *.dayOfYear *.set`,
    { ...onOne(1_000), returns: 'Moment' },
  ],
  [
    `*.format *.fromNow *.from *.toNow *.to *.calendar *.toISOString *.toJSON *.humanize *.inspect`,
    onOne(5_000),
  ],
  [
    `*.diff *.isBefore *.isAfter *.isSame *.isBetween *.isSameOrBefore *.isSameOrAfter *.isValid *.isDST *.isLeapYear
    *.unix *.valueOf *.toDate *.toArray *.toObject *.daysInMonth *.get *.asMilliseconds *.asSeconds *.asMinutes
    *.asHours *.asDays *.as *.minutes *.hours *.seconds *.days *.weeks *.months *.years *.milliseconds`,
    onOne(500),
  ],
  ['utc unix parseZone', { ...onOne(8_000), returns: 'Moment' }],
  ['duration', { ...onOne(2_000), returns: 'Duration' }],
  ['min max', { ...onOne(1_000), returns: 'Moment' }],
  [
    'isMoment isDate isDuration now locale locales localeData months weekdays updateLocale defineLocale normalizeUnits',
    onOne(500),
  ],
];

/** Dates and times. */
export const datePackages: readonly CataloguedPackage[] = [
  definePackage({ name: 'date-fns', version: '4.4.0', source: 'date-fns.org/docs' }, [
    [
      'eachDayOfInterval eachHourOfInterval eachMinuteOfInterval eachMonthOfInterval eachWeekOfInterval eachWeekendOfInterval eachYearOfInterval',
      onOne(50_000),
    ],
    ['closestTo closestIndexTo max min', { effect: 'cpu', work: { fixedNs: 500, perUnitNs: 200, over: 0 } }],
    ['format parse formatDistance formatDistanceStrict formatDistanceToNow formatRelative', onOne(3_000)],
    ['intlFormat intlFormatDistance', onOne(50_000)],
    [
      `formatISO formatISO9075 formatRFC3339 formatRFC7231 formatDuration lightFormat parseISO parseJSON toDate
      add addDays addHours addMinutes addSeconds addMilliseconds addWeeks addMonths addQuarters addYears addBusinessDays
      sub subDays subHours subMinutes subSeconds subMilliseconds subWeeks subMonths subYears subBusinessDays
      startOfDay endOfDay startOfHour endOfHour startOfMinute endOfMinute startOfWeek endOfWeek startOfISOWeek endOfISOWeek startOfMonth endOfMonth
      startOfQuarter endOfQuarter startOfYear endOfYear startOfToday endOfToday startOfTomorrow startOfYesterday
      differenceInDays differenceInCalendarDays differenceInBusinessDays differenceInHours differenceInMinutes differenceInSeconds
      differenceInMilliseconds differenceInWeeks differenceInMonths differenceInCalendarMonths differenceInYears
      isAfter isBefore isEqual isSameDay isSameHour isSameWeek isSameMonth isSameYear isToday isTomorrow isYesterday isWeekend isPast
      isFuture isValid isDate isWithinInterval isLeapYear isMonday isSunday isFirstDayOfMonth isLastDayOfMonth isMatch isExists
      getDate getDay getDaysInMonth getHours getISOWeek getMinutes getMonth getQuarter getSeconds getTime getUnixTime
      getWeek getYear getDayOfYear getISODay set setDate setDay setHours setMinutes setMonth setSeconds setYear setMilliseconds
      compareAsc compareDesc clamp fromUnixTime hoursToMinutes minutesToHours secondsToMilliseconds millisecondsToSeconds minutesToMilliseconds hoursToMilliseconds
      milliseconds interval intervalToDuration areIntervalsOverlapping roundToNearestMinutes
      nextDay nextMonday nextFriday previousDay previousMonday lastDayOfMonth lastDayOfWeek constructNow setDefaultOptions`,
      onOne(300),
    ],
  ]),
  definePackage({ name: 'date-fns-tz', version: '3.2.0', source: 'github.com/marnusw/date-fns-tz' }, [
    ['formatInTimeZone format', onOne(30_000)],
    ['toZonedTime fromZonedTime getTimezoneOffset toDate', onOne(15_000)],
  ]),
  definePackage(
    {
      name: 'dayjs',
      version: '1.11.23',
      source: 'day.js.org/docs',
      declaredAs: { dayjs: '', plugin: '', DayjsTimezone: 'tz' },
    },
    [
      ['default dayjs', { ...onOne(1_000), returns: 'Dayjs' }],
      [
        `Dayjs.add Dayjs.subtract Dayjs.startOf Dayjs.endOf Dayjs.clone Dayjs.locale Dayjs.set Dayjs.year Dayjs.month
        Dayjs.date Dayjs.day Dayjs.hour Dayjs.minute Dayjs.second Dayjs.millisecond`,
        { ...onOne(500), returns: 'Dayjs' },
      ],
      [
        'Dayjs.utc Dayjs.local Dayjs.week Dayjs.isoWeek Dayjs.dayOfYear Dayjs.quarter',
        { ...onOne(500), returns: 'Dayjs' },
      ],
      // Zones are computed by Intl.
      ['Dayjs.tz tz tz.guess tz.setDefault', { ...onOne(30_000), returns: 'Dayjs' }],
      [
        'Dayjs.format Dayjs.toISOString Dayjs.toJSON Dayjs.toString Dayjs.fromNow Dayjs.from Dayjs.to Dayjs.toNow',
        onOne(1_500),
      ],
      [
        `Dayjs.diff Dayjs.isBefore Dayjs.isAfter Dayjs.isSame Dayjs.isValid Dayjs.isBetween Dayjs.isSameOrBefore
        Dayjs.isSameOrAfter Dayjs.unix Dayjs.valueOf Dayjs.toDate Dayjs.daysInMonth Dayjs.get Dayjs.utcOffset`,
        onOne(500),
      ],
      ['unix utc', { ...onOne(1_000), returns: 'Dayjs' }],
      ['duration', { ...onOne(1_000), returns: 'Duration' }],
      [
        'Duration.asMilliseconds Duration.asSeconds Duration.asMinutes Duration.asHours Duration.asDays Duration.humanize Duration.format',
        onOne(1_000),
      ],
      ['extend locale isDayjs', light],
    ],
  ),
  definePackage(
    { name: 'moment', version: '2.31.0', source: 'momentjs.com/docs', declaredAs: { moment: '' } },
    [['default moment', { ...onOne(8_000), returns: 'Moment' }], ...momentMethods],
  ),
  definePackage(
    {
      name: 'moment-timezone',
      version: '0.6.6',
      source: 'momentjs.com/timezone/docs',
      declaredAs: { moment: '', 'moment.MomentTimezone': 'tz', MomentTimezone: 'tz' },
      alsoInstall: ['moment@2.31.0'],
    },
    [
      ['default moment', { ...onOne(8_000), returns: 'Moment' }],
      ['tz Moment.tz', { ...onOne(10_000), returns: 'Moment' }],
      ['tz.guess tz.names tz.zone tz.setDefault tz.zonesForCountry tz.load tz.add tz.link', onOne(20_000)],
      ...momentMethods,
    ],
  ),
  definePackage(
    {
      name: 'luxon',
      version: '3.7.2',
      types: '@types/luxon@3.7.6',
      source: 'moment.github.io/luxon/api-docs',
    },
    [
      [
        `DateTime.now DateTime.local DateTime.utc DateTime.fromMillis DateTime.fromSeconds DateTime.fromJSDate
        DateTime.fromObject DateTime.fromISO DateTime.fromSQL DateTime.fromRFC2822 DateTime.fromHTTP DateTime.min DateTime.max
        DateTime.plus DateTime.minus DateTime.startOf DateTime.endOf DateTime.set DateTime.toUTC DateTime.toLocal
        DateTime.setLocale DateTime.reconfigure`,
        { ...onOne(5_000), returns: 'DateTime' },
      ],
      ['DateTime.fromFormat DateTime.setZone', { ...onOne(30_000), returns: 'DateTime' }],
      [
        'DateTime.toFormat DateTime.toLocaleString DateTime.toRelative DateTime.toRelativeCalendar',
        onOne(15_000),
      ],
      [
        `DateTime.toISO DateTime.toISODate DateTime.toISOTime DateTime.toSQL DateTime.toSQLDate DateTime.toHTTP DateTime.toRFC2822 DateTime.toMillis DateTime.toSeconds
        DateTime.toUnixInteger DateTime.toJSDate DateTime.toJSON DateTime.toObject DateTime.toString DateTime.valueOf DateTime.hasSame DateTime.equals
        DateTime.isDateTime DateTime.get`,
        onOne(2_000),
      ],
      ['DateTime.diff DateTime.diffNow Interval.toDuration', { ...onOne(8_000), returns: 'Duration' }],
      [
        'Duration.fromObject Duration.fromMillis Duration.fromISO Duration.plus Duration.minus Duration.shiftTo Duration.normalize Duration.rescale',
        { ...onOne(3_000), returns: 'Duration' },
      ],
      [
        'Duration.as Duration.toISO Duration.toMillis Duration.toObject Duration.toFormat Duration.toHuman',
        onOne(3_000),
      ],
      [
        'Interval.fromDateTimes Interval.after Interval.before Interval.intersection Interval.union',
        { ...onOne(3_000), returns: 'Interval' },
      ],
      ['Interval.contains Interval.overlaps Interval.length Interval.count', onOne(5_000)],
      ['Interval.splitBy Interval.divideEqually', onOne(100_000)],
      ['IANAZone.isValidZone Info.months Info.weekdays', onOne(30_000)],
    ],
  ),
];
