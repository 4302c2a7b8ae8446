/**
 * Words that ask politely or name what every report shows. They may stand anywhere and say nothing about dates; the
 * list is closed, so that a word with a meaning (`except`, `not`, `every`) is never swallowed.
 */
const englishFillers = `
  the thing things stuff everything any_update any_updates any_news ctr ctor please pls plz plez thanks thank thx ty cheers kindly hi hello hey yo ok okay mailstats bot just only
  show showing give get tell send see view look looking check pull fetch display print run bring share list grab find
  me us i we you our my your his her their it its they them everyone team
  can could would may_i may_we might will_you shall do does did doing done is are was were am been being have has had
  what whats how hows about_how who_opened want wanna need like love let lets know wondering interested
  go going went fare faring look looks looked perform performing performed perform_like
  happen happened happening goes gone
  stats stat statistics statistic number numbers figure figures data report reports reporting result results summary
  summaries overview recap performance metrics metric kpi kpis analytics breakdown insights info information details
  update status dashboard table iso
  mail mails email emails e-mail e-mails emailing mailing mailings message messages
  sends sent sending delivery direct_mail open opens opened click clicks clicked rate rates
  engagement tracking traffic
  out up_for there here that those really actually maybe also again quick quickly asap
  like_to want_to need_to love_to wish_to to_see to_know to_get to_show to_look to_check to_view to_have
  come of_course sorry um uh er so_how back_to_me there_is
`;

const chineseFillers = `
  请 请问 麻烦 麻烦你 劳驾 帮 帮我 帮忙 帮我们 给 给我 给我们 我 我们 你 你们 您 咱们 咱 大家 他们
  看 看看 看一下 看下 看一看 看一眼 瞧瞧 查 查查 查看 查一下 查下 查询 查一查 显示 展示 拉 拉一下 拉下 拉个 发 发一下 发下 出 出一下 导出 统计一下 汇总
  来 来个 来一份 要 想 想要 想看 想看看 想知道 想了解 了解 了解一下 知道 告诉 告诉我 能 能不能 能否 可以 可否 可不可以 是否 有 有没有 一下 下子 一份 个
  的 了 吗 呢 吧 啊 呀 哦 嘛 哈 哈喽 嗨 你好 您好 喂 谢谢 谢谢你 谢啦 多谢 辛苦 辛苦了 感谢 好 好的 嗯
  怎么样 怎样 怎么 如何 咋样 咋 多少 什么 啥 哪些 几何 好不好 还好 情况 状况 状态 表现 效果 成绩 走势 趋势 是 是什么 是多少 都 一共 总共 整体 总体 大概
  资料 数据 数字 数据报告 报告 报表 统计 统计数据 指标 概况 概览 总结 汇总 明细 结果 详情 信息 看板 业绩 简报
  邮件 邮箱 电邮 邮 推送 营销 群发 发送 发信 发的 投递 活动 打开 打开率 点击 点击率 打开数 点击数 打开量 点击量 发送量 追踪 跟踪 邮件数据
  内 以内 之内 里 里面 间 当中 期间 来
  得 在内 所在 所在的
  那 那个 那么 我想 我要 麻烦帮我 就是 只 只看 仅 只要 现 整理 关于 有关 再 就看
`;

const split = (text: string): string[] => text.trim().split(/\s+/);

export const fillers: ReadonlySet<string> = new Set([...split(englishFillers), ...split(chineseFillers)]);
