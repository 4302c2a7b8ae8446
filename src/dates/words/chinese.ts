import * as s from '../grammar/symbols.ts';
import { type Entry, numbered, plain, words } from './entry.ts';

const one = { times: 1 } as const;

/** 周, 星期 and 礼拜 are the same word here. */
const weekNames = ['周', '星期', '礼拜'] as const;
const weekdayEndings = [
  ['日', '天', '七', '7'],
  ['一', '1'],
  ['二', '2'],
  ['三', '3'],
  ['四', '4'],
  ['五', '5'],
  ['六', '6'],
];

const weekdays = weekdayEndings
  .map((endings) => weekNames.flatMap((name) => endings.map((ending) => `${name}${ending}`)).join(' '))
  .join(', ');

/** Simplified characters only: traditional ones are folded before. Words of several characters win over their parts. */
export const chinese: readonly Entry[] = [
  ...numbered(s.weekday, 0, weekdays),
  ...plain(s.half, '半'),
  ...words(s.few, { n: 3, said: '几' }, '几 好几 数'),
  ...words(s.few, { n: 3, said: '两三' }, '两三 三两'),
  ...words(s.few, { n: 5, said: '三五' }, '三五'),

  ...words(s.unit, { per: 'day', ...one }, '天 日'),
  ...plain(s.dayNoun, '天 日'),
  ...words(s.unit, { per: 'week', ...one }, '周 星期 礼拜'),
  ...words(s.unit, { per: 'month', ...one }, '个月'),
  ...words(s.unit, { per: 'quarter', ...one }, '季度 季 个季度'),
  ...words(s.unit, { per: 'year', ...one }, '年 个年度 年度'),
  ...words(s.unit, { per: 'hour', ...one }, '小时 个小时 钟头 个钟头'),
  ...words(s.unit, { per: 'minute', ...one }, '分钟'),
  ...words(s.unit, { per: 'day', ...one, working: true }, '工作日 个工作日 个自然工作日'),
  ...words(s.unit, { per: 'day', ...one }, '个自然日 自然日 整天 个整天'),
  ...words(s.unit, { per: 'week', ...one, whole: true }, '自然周 个自然周 整周 个整周'),
  ...words(s.unit, { per: 'month', ...one, whole: true }, '自然月 个自然月 整月 个整月'),
  ...plain(s.weekMark, '周 星期 礼拜'),
  ...plain(s.quarterMark, '季度 季'),
  ...plain(s.yearMark, '年'),
  ...plain(s.monthMark, '月 月份'),
  ...plain(s.dayMark, '日 号'),
  ...plain(s.number, '第'),
  ...plain(s.workday, '工作日'),
  ...plain(s.weekendWord, '周末 周六日 周六周日 周六和周日 双休日'),
  ...plain(s.weekdaysWord, '工作日 平日'),
  ...plain(s.working, '工作'),
  ...numbered(s.third, 1, '上旬, 中旬, 下旬'),
  ...words(s.halfMonth, 1, '上半月 前半月 上半个月 前半个月'),
  ...words(s.halfMonth, 2, '下半月 后半月 下半个月 后半个月'),
  ...words(s.halfYear, 1, '上半年 前半年'),
  ...words(s.halfYear, 2, '下半年 后半年'),

  ...words(s.dayWord, 0, '今天 今日 今儿 当天 当日 今'),
  ...words(s.dayWord, -1, '昨天 昨日 昨儿 昨'),
  ...words(s.dayWord, -2, '前天 前日 前儿'),
  ...words(s.dayWord, -3, '大前天 大前日'),
  ...words(s.dayWord, 1, '明天 明日 明儿'),
  ...words(s.dayWord, 2, '后天 后日'),
  ...words(s.dayWord, 3, '大后天'),
  ...words(s.dayPart, -1, '昨晚 昨夜 昨早 昨晨'),
  ...words(s.dayPart, 0, '今早 今晚 今晨 今夜'),
  ...words(s.dayPart, -2, '前晚'),
  ...plain(s.partOfDay, '早上 上午 中午 下午 晚上 凌晨 夜里 傍晚 早晨 全天 整天'),
  ...plain(s.now, '现在 目前 当前'),

  ...plain(s.recent, '最近 近 这最近'),
  ...plain(s.past, '过去 过往 刚过去'),
  ...plain(
    s.recently,
    '近期 最近一段时间 近来 最近一阵 最近这段时间 这段时间 前段时间 前一段时间 这阵子 前阵子 最近这阵子',
  ),
  ...plain(s.these, '这'),
  ...plain(s.current, '这 本 当 这个 本个 今'),
  ...words(s.back, 1, '上 上一 上个 上一个'),
  ...words(s.back, 2, '上上 上上个'),
  ...words(s.back, 3, '上上上 上上上个'),
  ...plain(s.front, '前 头 之前'),
  ...words(s.coming, 1, '下 下个 下一 下一个 未来 接下来 今后 将来'),
  ...words(s.coming, 2, '下下 下下个'),
  ...words(s.yearWord, -1, '去年 上年 上一年'),
  ...words(s.yearWord, -2, '前年'),
  ...words(s.yearWord, 0, '今年 本年 本年度 这一年 当年'),
  ...words(s.yearWord, 1, '明年'),

  ...plain(s.ago, '前 以前 之前'),
  ...plain(s.before, '之前 以前 前'),
  ...plain(s.rear, '后'),
  ...plain(s.besides, '外 以外 之外'),
  ...plain(s.untilToday, '到今天 至今天 截至今天 截止今天 到今日 截止到今天 截至到今天'),
  ...plain(s.after, '之后 以后 过后 后'),
  ...plain(s.within, '中'),
  ...plain(s.between, '之间'),
  ...plain(s.sinceWord, '自从 自 从 打从'),
  ...plain(s.fromWord, '自从 自 从 由'),
  ...plain(
    s.onwards,
    '以来 起 开始 开始至今 起至今 以来至今 至今 到现在 到今天 到目前 迄今 开始到现在 起到现在 开始到今天',
  ),
  ...plain(
    s.onwards,
    '到目前为止 至今为止 截至目前 截至今天 截止目前 截止今天 直到现在 直到今天 为止 往后 及以后 至今日 到今日 到如今 至今天',
  ),
  ...plain(
    s.soFarWord,
    '至今 到现在 到今天 到目前 迄今 以来 到目前为止 至今为止 截至目前 截至今天 截止目前 截止今天 截至现在 截止现在 直到现在 至今天',
  ),
  ...plain(s.until, '截至 截止 截止到 截至到 直到'),
  ...plain(s.to, '到 至 ~ 直到 一直到'),
  ...plain(s.ending, '为止 止 截止'),
  ...plain(s.and, '和 与 跟 及 以及 加 加上 同'),
  ...plain(s.lead, '在 于 整个 整 全部 所有 日期 时间 时间段 就'),
  ...plain(s.including, '含 包含 包括 算上 含上 连同 连 包含了'),
  ...plain(s.excluding, '不含 不包括 不包含 不算 除去 除了 排除 除'),
  ...plain(s.full, '完整 整 个完整 完整的'),
  ...plain(s.early, '初'),
  ...plain(s.mid, '中'),
  ...plain(s.late, '底 末 尾'),
  ...plain(s.last, '最后 最后一 最末'),
  ...words(s.ordinal, 1, '首 头一 最初一'),
  ...plain(s.same, '同一 同期 同'),

  ...plain(s.versus, '对比 比 较 相比 比较 相较于 相对于 比起 相较 相对 对照 vs 比对'),
  ...plain(s.compareWord, '对比 比较 比一比 比一下 比较一下 对比一下 比对'),
  ...plain(s.withWord, '和 与 跟 同 及'),
  ...plain(
    s.comparedWith,
    '相比 比 对比 比较 相比较 比起来 做对比 作对比 相比怎么样 做比较 作比较 相较 比一比 对比一下 比一下 比较一下',
  ),
  ...plain(s.periodWord, '期 周期 时期'),
  ...words(s.asBefore, 'previous', '环比 上期 上一期 前期 前一期 上一周期 上个周期 上一个周期 前一周期 前一个周期'),
  ...words(s.asBefore, 'year earlier', '同比 去年同期 上年同期'),
];
