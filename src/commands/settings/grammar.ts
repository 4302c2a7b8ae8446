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
  { usage: 'set', meaning: 'What this channel has set.', examples: ['set', 'settings', '设置'] },
];
