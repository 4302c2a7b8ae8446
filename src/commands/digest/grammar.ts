import type { Weekday } from '../../dates/range.ts';
import type { DigestCommand } from './command.ts';

/** A verb that begins a command about digests. Help, parser, hints and the tests' examples all come from these rows. */
export interface VerbRow {
  readonly kind: DigestCommand['kind'];
  /** How it is written in help, with what varies in CAPITALS. */
  readonly usage: string;
  /** The first is the canonical one. A space stands for white space, `-`, `_` or nothing. */
  readonly english: readonly string[];
  readonly chinese: readonly string[];
  readonly meaning: string;
  /** Whole commands after `digest`, each of which parses where `weekly-esp` is a digest. */
  readonly examples: readonly string[];
}

/** A way to say when. */
export interface WhenRow {
  readonly usage: string;
  readonly meaning: string;
  readonly examples: readonly string[];
}

/** Words for a rhythm that stand for themselves. */
export interface RhythmRow {
  readonly means: { readonly weekdays: readonly Weekday[] } | { readonly every: number } | { readonly monthly: true };
  readonly english: readonly string[];
  readonly chinese: readonly string[];
}

// biome-ignore format: a row a line keeps the table readable
export const verbRows: readonly VerbRow[] = [
  { kind: 'create', usage: 'WHEN: REPORT', english: ['create', 'add', 'new', 'make', 'subscribe', 'schedule', 'set up', 'post', 'send', 'deliver'], chinese: ['新建', '创建', '添加', '新增', '订阅', '发送', '推送', '发'], meaning: 'A report that this channel gets by itself; any words of /mailstats but private.', examples: ['weekly on monday at 9:00 in Asia/Shanghai: last week by esp vs previous', 'daily at 8: yesterday by ip', '每周一上午9点：上周按ESP'] },
  { kind: 'list', usage: 'list', english: ['list', 'ls', 'lst', 'list digests', 'all', 'digests', 'show all', 'list all', 'overview'], chinese: ['列表', '列出', '全部', '所有', '清单', '查看全部', '查看所有'], meaning: 'The digests of this channel; list all, list mine.', examples: ['list', 'list all', '列表'] },
  { kind: 'show', usage: 'show NAME', english: ['show', 'view', 'info', 'status', 'describe', 'history', 'details', 'get'], chinese: ['查看', '显示', '详情', '状态'], meaning: 'When it is posted next, and what became of the last posts.', examples: ['show weekly-esp', '查看 weekly-esp'] },
  { kind: 'edit', usage: 'edit NAME WHEN: REPORT', english: ['edit', 'change', 'update', 'modify', 'reschedule', 'move', 'rename', 'set'], chinese: ['修改', '编辑', '更改', '改为', '更新', '重命名'], meaning: 'Another time, another report after the colon, or both; named NEW gives another name.', examples: ['edit weekly-esp tuesdays at 10', 'edit weekly-esp: last 7 days by ip', 'edit weekly-esp named monday-esp', '修改 weekly-esp 每周二上午10点'] },
  { kind: 'pause', usage: 'pause NAME [until DAY]', english: ['pause', 'stop', 'suspend', 'hold', 'mute', 'snooze', 'disable'], chinese: ['暂停', '停止', '停用', '停'], meaning: 'No posts until then, or until it is resumed.', examples: ['pause weekly-esp', 'pause weekly-esp until dec 1', 'pause weekly-esp for 2 weeks', '暂停 weekly-esp 到12月1日'] },
  { kind: 'resume', usage: 'resume NAME', english: ['resume', 'unpause', 'continue', 'restart', 'start', 'enable', 'unmute'], chinese: ['恢复', '继续', '启用', '开始', '重新开始'], meaning: 'Posts again from its next time on.', examples: ['resume weekly-esp', '恢复 weekly-esp'] },
  { kind: 'run', usage: 'run NAME now', english: ['run', 'run now', 'post now', 'send now', 'preview', 'test', 'try', 'now'], chinese: ['立即发送', '立即运行', '立刻发送', '马上发送', '运行', '预览', '试发'], meaning: 'What it would post now, seen by you alone; run NAME here posts it.', examples: ['run weekly-esp now', 'run now weekly-esp', 'run weekly-esp here', '立即发送 weekly-esp'] },
  { kind: 'delete', usage: 'delete NAME', english: ['delete', 'remove', 'rm', 'del', 'cancel', 'drop', 'unsubscribe'], chinese: ['删除', '取消', '移除', '退订'], meaning: 'No more posts; undo brings it back.', examples: ['delete weekly-esp', '删除 weekly-esp'] },
  { kind: 'restore', usage: 'undo', english: ['undo', 'restore', 'undelete', 'undo delete', 'recover', 'bring back'], chinese: ['撤销', '撤回', '还原', '恢复删除', '找回'], meaning: 'Brings back what was deleted last, or restore NAME.', examples: ['undo', 'restore weekly-esp', '撤销'] },
  { kind: 'help', usage: 'help', english: ['help', '?', '-h', '--help', 'usage'], chinese: ['帮助', '说明', '用法', '怎么用'], meaning: 'This text.', examples: ['help', '帮助'] },
];

// biome-ignore format: a row a line keeps the table readable
export const whenRows: readonly WhenRow[] = [
  { usage: 'every monday at 9:00', meaning: 'Any weekdays, or daily, weekdays, weekends.', examples: ['every monday 9am: last week', 'mon, wed and fri at 10', 'weekdays 09:30', '每周一上午9点', '工作日9:30'] },
  { usage: 'every 2 weeks on tuesday at 15:00', meaning: 'Counted from its first post; starting dec 1 sets that.', examples: ['every 2 weeks on tuesday at 15:00', 'biweekly', 'every other friday at noon starting dec 4', '每两周周二下午3点'] },
  { usage: 'monthly on the 1st at 9:00', meaning: 'Or on the last day of the month.', examples: ['monthly on the 1st at 9', 'on the last day of the month', '每月1号上午十点', '每月最后一天'] },
  { usage: 'cron 0 9 * * 1-5', meaning: 'The five fields of a crontab line: minute, hour, day, month, weekday.', examples: ['cron 0 9 * * 1', '0 9 * * 1-5: yesterday'] },
  { usage: 'in Europe/Berlin', meaning: 'Its time zone: a name from the tz database, or a city.', examples: ['daily at 9 in Berlin', 'mondays at 9 New York time', '每天9点北京时间'] },
  { usage: 'named NAME', meaning: 'A short name of your own for it.', examples: ['daily at 9 named morning-mail', 'daily at 9 as morning-mail: yesterday by esp', '每天9点 名为 早报'] },
];

/** Longer words are looked for first. Chinese is written in simplified characters. */
// biome-ignore format: a row a line keeps the table readable
export const rhythmRows: readonly RhythmRow[] = [
  { means: { weekdays: [0, 1, 2, 3, 4, 5, 6] }, english: ['daily', 'every day', 'each day', 'everyday', 'once a day', 'once daily', 'per day', 'every single day', 'all days', '7 days a week', 'every calendar day'], chinese: ['每天', '每日', '天天', '每一天', '每天都', '日报'] },
  { means: { weekdays: [1, 2, 3, 4, 5] }, english: ['weekdays', 'weekday', 'every weekday', 'each weekday', 'workdays', 'workday', 'every workday', 'working days', 'every working day', 'business days', 'business day', 'every business day', 'm-f', 'mo-fr'], chinese: ['工作日', '每个工作日', '每工作日', '平日'] },
  { means: { weekdays: [0, 6] }, english: ['weekends', 'weekend', 'every weekend', 'each weekend'], chinese: ['周末', '每周末', '每个周末'] },
  { means: { every: 2 }, english: ['biweekly', 'bi weekly', 'fortnightly', 'every fortnight', 'every other week', 'every second week', 'every 2nd week', 'alternate weeks', 'every alternate week'], chinese: ['双周', '每双周', '隔周', '每隔一周', '每隔一个星期'] },
  { means: { every: 1 }, english: ['weekly', 'every week', 'each week', 'once a week', 'once weekly', 'per week'], chinese: ['每周', '每星期', '每个星期', '每礼拜', '每个礼拜', '每一周', '周报'] },
  { means: { monthly: true }, english: ['monthly', 'every month', 'each month', 'once a month', 'once monthly', 'per month'], chinese: ['每月', '每个月', '每一个月', '月报'] },
];
