import type { Compared, Duration, Period, Unit, Weekly, When } from '../meaning/values.ts';
import type { Weekday } from '../range.ts';
import { node, terminal } from './rule.ts';

// Classes of words. The tables in `words/` say which words belong to them, in English and in Chinese.

/** A run of digits: its value and how it was written. */
export const digits = terminal<{ readonly value: number; readonly width: number }>('digits');
/** `'26` */
export const shortYear = terminal<number>('short year');
export const numeral = terminal<number>('one to nineteen, or a Chinese numeral');
export const tens = terminal<number>('twenty to ninety');
export const hundred = terminal('hundred');
export const ordinal = terminal<number>('first');
export const a = terminal('a');
/** A vague number: what it is read as, and the word. */
export const few = terminal<{ readonly n: number; readonly said: string }>('few');
export const couple = terminal('couple');
export const half = terminal('half');

export const month = terminal<number>('month');
export const weekday = terminal<Weekday>('weekday');
/** More than one of them. */
export const weekdayPlural = terminal<Weekly>('mondays');
/** Days from today. */
export const dayWord = terminal<number>('yesterday');
/** Words for a part of a day, with the day they belong to. */
export const dayPart = terminal<number>('tonight');
export const partOfDay = terminal('morning');
export const clock = terminal('10:30');
export const stamp = terminal<{ readonly year: number; readonly month: number; readonly day: number }>('timestamp');
export const holiday = terminal<string>('holiday');
export const holidays = terminal<string>('days around a holiday');
export const unit = terminal<Unit>('unit');
/** Single letters and the like, units only right after a number. */
export const shortUnit = terminal<Unit>('short unit');
export const weekendWord = terminal('weekend');
export const weekdaysWord = terminal('weekdays');
/** One working day. */
export const workday = terminal('workday');
/** `T-1` */
export const dayLetter = terminal('T');
export const working = terminal('working');
export const third = terminal<number>('third of a month');
export const halfMonth = terminal<1 | 2>('half of a month');
export const halfYear = terminal<1 | 2>('half of a year');
export const toDateWord = terminal<Period>('month to date');
export const quarterLetter = terminal('q');
export const weekLetter = terminal('w');
/** 周: a number may stand before it, never after. */
export const weekMark = terminal('周');
export const quarterMark = terminal('季度');
export const halfLetter = terminal('h');

export const last = terminal('last');
export const past = terminal('past');
export const previous = terminal('previous');
export const recent = terminal('recent');
export const recently = terminal('recently');
export const these = terminal('这');
export const current = terminal('this');
/** 下: how many weeks, months … ahead. */
export const coming = terminal<number>('next');
/** 上: how many weeks, months … back. */
export const back = terminal<number>('上');
export const front = terminal('前');
/** 去年 and its like: years from this one. */
export const yearWord = terminal<number>('去年');

export const yearMark = terminal('年');
export const monthMark = terminal('月');
export const dayMark = terminal('日');
export const number = terminal('第');
export const rear = terminal('后');
export const besides = terminal('以外');
export const untilToday = terminal('到今天');
export const weekStarting = terminal('w/c');
export const weekEnding = terminal('w/e');
export const within = terminal('中');

export const ago = terminal('ago');
export const before = terminal('before');
export const after = terminal('after');
export const sinceWord = terminal('since');
export const fromWord = terminal('from');
export const onwards = terminal('onwards');
export const until = terminal('until');
export const to = terminal('to');
export const dash = terminal('-');
export const slash = terminal('/');
export const dot = terminal('.');
export const comma = terminal(',');
export const plus = terminal('+');
export const and = terminal('and');
export const between = terminal('between');
export const of = terminal('of');
export const forWord = terminal('for');
export const lead = terminal('in');
export const including = terminal('including');
export const excluding = terminal('excluding');
export const soFarWord = terminal('so far');
export const date = terminal('date');
export const now = terminal('now');
export const full = terminal('full');
export const same = terminal('same');
export const starting = terminal('starting');
export const ending = terminal('ending');
export const early = terminal('early');
export const earlier = terminal('earlier');
export const mid = terminal('mid');
export const late = terminal('late');
export const later = terminal('later');
export const beginning = terminal('beginning');
export const end = terminal('end');
export const periodWord = terminal('period');
export const dayNoun = terminal('day');

export const versus = terminal('vs');
export const compareWord = terminal('compare');
export const withWord = terminal('with');
/** 比 and its like, behind what is compared with. */
export const comparedWith = terminal('相比');
export const asBefore = terminal<Compared>('环比');
/** Where a cut-out clause ended a comparison. */
export const clauseEnd = terminal('end of clause');

// Kinds of phrases.

export const belowHundred = node<number>('number below a hundred');
export const digitsBelowTen = node<number>('one digit');
export const wholeNumber = node<number>('number');
export const count = node<Duration>('length of time');
export const bareUnit = node<Duration>('week, as a length');
export const countedUnit = node<Unit>('units');
export const theUnit = node<Unit>('unit');
export const ordinalNumber = node<number>('3rd');
export const nth = node<number>('which one');
export const yearNumber = node<number>('year number');
export const yearName = node<number>('year');
export const dayNumber = node<number>('day of the month');
export const lastWord = node<true>('last or previous');
export const toWord = node<true>('up to');
export const whole = node<When>('period to take a part of');
export const rolling = node<When>('so long up to now');
export const workingDay = node<true>('business day');
export const point = node<When>('day seen from today');
/** `now-7d`, `now-1w/w`. */
/** A unit as Grafana writes it. */
export const grafanaUnit = node<Unit>('unit in now-1M');
export const moment = node<When>('moment before now');
export const ofWord = node<true>('of');
export const monthName = node<number>('month');
export const weekName = node<number>('week number');
export const monthDay = node<When>('day of a month');
export const numeric = node<When>('date in digits');
export const wholeMonthDigits = node<When>('2026-11');
export const day = node<When>('day');
export const weekly = node<When>('days of a week');
export const weekdayList = node<readonly Weekday[]>('weekdays one by one');
export const inWeeks = node<When>('days of a certain week');
export const feast = node<When>('holiday');
export const weekPlace = node<When>('week');
export const stretch = node<When>('calendar period');
export const yearly = node<When>('something every year');
export const part = node<When>('part of a period');
export const leadWord = node<true>('in, for, during');
export const lastLong = node<When>('so long up to now, as a whole range');
export const edge = node<When>('day or period');
export const list = node<When>('days one after the other');
export const range = node<When>('range');
export const compared = node<Compared>('what to compare with');
export const clause = node<Compared>('comparison');
export const request = node<{ readonly main: When | null; readonly compare: Compared | null }>('request');
