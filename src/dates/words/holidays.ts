import { addDays, makeDay, weekdayOf } from '../day.ts';
import * as s from '../grammar/symbols.ts';
import type { Day, Weekday } from '../range.ts';
import { type Entry, words } from './entry.ts';
import { lunarDay } from './lunar.ts';

type InYear = (year: number) => Day | null;

/** The nth such weekday of a month; -1 is the last one. */
const nth =
  (n: number, weekday: Weekday, month: number): InYear =>
  (year) => {
    const first = n > 0 ? makeDay(year, month, 1) : makeDay(year, month + 1, 1);
    return first && addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + 7 * (n > 0 ? n - 1 : n));
  };

const fixed =
  (month: number, day: number): InYear =>
  (year) =>
    makeDay(year, month, day);

const lunar =
  (name: Parameters<typeof lunarDay>[0], shift = 0): InYear =>
  (year) => {
    const day = lunarDay(name, year);
    return day && addDays(day, shift);
  };

const thanksgiving = nth(4, 4, 11);
const after =
  (base: InYear, days: number): InYear =>
  (year) => {
    const day = base(year);
    return day && addDays(day, days);
  };

/** Gregorian Easter Sunday, by the anonymous computus. */
function easter(year: number): Day | null {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const d = (32 + 2 * (b % 4) + 2 * Math.floor((year % 100) / 4) - c - (year % 4)) % 7;
  const e = c + d - 7 * Math.floor((a + 11 * c + 22 * d) / 451) + 114;
  return makeDay(year, Math.floor(e / 31), (e % 31) + 1);
}

/** 清明 falls on April 4 or 5: on the 4th in leap years and the years after them, from 2000 to 2043. */
const qingming: InYear = (year) => makeDay(year, 4, year % 4 < 2 ? 4 : 5);

/** Days people mail for: what they are called, when they are, and for `week` names how many days they last. */
const table: readonly (readonly [id: string, names: string, on: InYear, days?: number])[] = [
  ['new year', "new_year new_years new_year's new_years_day new_year_day 元旦 元旦节", fixed(1, 1)],
  ['new year eve', 'new_years_eve new_year_eve nye 跨年', fixed(12, 31)],
  ['valentine', 'valentines valentine valentines_day valentine_day 情人节', fixed(2, 14)],
  ['womens day', 'womens_day international_womens_day 妇女节 三八 三八节 三八妇女节 女神节 38节', fixed(3, 8)],
  ['st patrick', 'st_patricks_day', fixed(3, 17)],
  ['april fools', 'april_fools april_fools_day 愚人节', fixed(4, 1)],
  ['easter', 'easter easter_sunday 复活节', easter],
  ['good friday', 'good_friday', after(easter, -2)],
  ['easter monday', 'easter_monday', after(easter, 1)],
  ['labour day', 'may_day 五一 五一节 劳动节 五一劳动节', fixed(5, 1)],
  ['mothers day', 'mothers_day mother_day 母亲节', nth(2, 0, 5)],
  ['520', '五二零 网络情人节', fixed(5, 20)],
  ['memorial day', 'memorial_day', nth(-1, 1, 5)],
  ['childrens day', 'childrens_day 儿童节 六一 六一儿童节', fixed(6, 1)],
  ['fathers day', 'fathers_day father_day 父亲节', nth(3, 0, 6)],
  ['618', '618 六一八 年中大促', fixed(6, 18)],
  ['independence day', 'independence_day fourth_of_july', fixed(7, 4)],
  ['teachers day', '教师节', fixed(9, 10)],
  ['labor day', 'labor_day labour_day', nth(1, 1, 9)],
  ['national day', 'national_day chinese_national_day 国庆 国庆节 十一国庆', fixed(10, 1)],
  ['halloween', 'halloween 万圣节 万圣夜 万圣节前夜', fixed(10, 31)],
  ['singles day', 'singles_day single_day double_eleven double_11 双十一 双11 光棍节 双拾壹', fixed(11, 11)],
  ['thanksgiving', 'thanksgiving thanksgiving_day 感恩节', thanksgiving],
  ['black friday', 'black_friday blackfriday bf 黑五 黑色星期五', after(thanksgiving, 1)],
  ['small business saturday', 'small_business_saturday', after(thanksgiving, 2)],
  ['cyber monday', 'cyber_monday cybermonday 网一 网络星期一 网购星期一', after(thanksgiving, 4)],
  ['giving tuesday', 'giving_tuesday', after(thanksgiving, 5)],
  ['double twelve', 'double_twelve double_12 双十二 双12 双拾贰', fixed(12, 12)],
  ['christmas eve', 'christmas_eve xmas_eve 平安夜', fixed(12, 24)],
  ['christmas', 'christmas xmas christmas_day xmas_day 圣诞 圣诞节', fixed(12, 25)],
  ['boxing day', 'boxing_day', fixed(12, 26)],
  [
    'spring festival',
    'chinese_new_year lunar_new_year spring_festival cny 春节 大年初一 过年 农历新年 新春',
    lunar('spring'),
  ],
  ['spring festival eve', 'chinese_new_years_eve chinese_new_year_eve 除夕 大年三十 年三十', lunar('spring', -1)],
  ['lantern festival', 'lantern_festival 元宵 元宵节', lunar('spring', 14)],
  ['qingming', 'qingming qingming_festival tomb_sweeping_day 清明 清明节', qingming],
  ['dragon boat', 'dragon_boat_festival dragon_boat 端午 端午节', lunar('dragon boat')],
  ['qixi', 'qixi qixi_festival 七夕 七夕节', lunar('qixi')],
  ['mid-autumn', 'mid_autumn_festival mid_-_autumn_festival mid_-_autumn mid_autumn 中秋 中秋节', lunar('mid-autumn')],
];

/** Stretches of several days; 7 days from National Day and from New Year's Eve are the public holidays' usual length. */
const stretches: readonly (readonly [id: string, names: string, on: InYear, days: number])[] = [
  ['bfcm', 'bfcm black_friday_weekend cyber_weekend black_friday_cyber_monday 黑五网一', after(thanksgiving, 1), 4],
  ['cyber week', 'cyber_week 网络周', after(thanksgiving, 4), 7],
  ['thanksgiving weekend', 'thanksgiving_weekend', thanksgiving, 4],
  ['easter weekend', 'easter_weekend', after(easter, -2), 4],
  [
    'golden week',
    'golden_week national_day_holiday 国庆期间 国庆假期 国庆长假 国庆黄金周 国庆节期间 国庆节假期 黄金周',
    fixed(10, 1),
    7,
  ],
  ['golden week', '十一期间 十一假期 十一长假 十一黄金周', fixed(10, 1), 7],
  ['labour day holiday', '五一期间 五一假期 五一长假 劳动节期间 劳动节假期', fixed(5, 1), 5],
  ['spring festival holiday', '春节期间 春节假期 春节长假 过年期间 新春期间', lunar('spring', -1), 8],
];

const days = new Map([...table, ...stretches].map(([id, , on, length]) => [id, { on, length: length ?? 1 }]));

/** The days of a holiday in one year; `null` where the table does not reach. */
export function holidayIn(id: string, year: number): { readonly from: Day; readonly to: Day } | null {
  const known = days.get(id);
  const from = known?.on(year);
  return known && from ? { from, to: addDays(from, known.length - 1) } : null;
}

export const holidayWords: readonly Entry[] = [
  ...table.flatMap(([id, names]) => words(s.holiday, id, names)),
  ...stretches.flatMap(([id, names]) => words(s.holidays, id, names)),
];
