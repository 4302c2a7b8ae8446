interface SettingRow {
  /** How it is written in help, what varies in CAPITALS. */
  readonly usage: string;
  readonly meaning: string;
  /** Whole commands, each of which parses. */
  readonly examples: readonly string[];
}

/** What a channel can set for itself. */
export const settingRows: readonly SettingRow[] = [
  {
    usage: 'set sender ADDRESS',
    meaning: 'The sender that is meant in this channel when a tag comes without one; part of the address is enough.',
    examples: ['set sender news@example.com', 'set sender to news', '设置发信地址 news@example.com'],
  },
  {
    usage: 'set sender none',
    meaning: 'No sender is meant any more.',
    examples: ['set sender none', 'unset sender', '取消发信地址'],
  },
  {
    usage: 'set allowed senders ADDRESS, …',
    meaning: 'Only mail of these senders is seen in this channel. For administrators of mailstats.',
    examples: [
      'set allowed senders news@example.com, shop@example.com',
      'set allowed sender news',
      '设置允许的发信地址 news',
    ],
  },
  {
    usage: 'set allowed tags TAG, …',
    meaning: 'Of these senders only mail with these tags is seen in this channel. For administrators too.',
    examples: ['set allowed tags welcome, spring', 'set allowed tags any', '设置允许的标签 welcome'],
  },
  {
    usage: 'set allowed everything',
    meaning:
      'All mail is seen in this channel; "default" in its place: what is seen where nothing is set. For administrators too.',
    examples: ['set allowed everything', 'set allowed default', 'unset allowed', '设置允许全部'],
  },
  { usage: 'set', meaning: 'What this channel has set.', examples: ['set', 'settings', '设置'] },
];
