/** What somebody may call a tag to play tricks on whoever reads the report. */
export const hostileTexts = [
  '\u001b[2J\u001b[1;1Hgone',
  '\u001b[31mred\u001b[0m',
  '\u001b]8;;https://evil.example\u0007click\u001b]8;;\u0007',
  '\u001b]0;title\u0007',
  '\u001b]52;c;Y3VybCBldmlsfHNo\u0007',
  '\u001bP+q544e\u001b\\',
  '\u009b31mred',
  '\u009d0;title\u009c',
  'over\rwritten',
  'two\nlines\r\nthree',
  'tab\tbed',
  'back\b\b\b\bspaced',
  'bell\u0007',
  'nul\u0000l',
  'del\u007f',
  '\u202egnp.exe',
  'a\u2066b\u2069\u200f',
  'line\u2028and\u2029paragraph',
  'zero\u200bwidth\ufeff',
  'soft\u00adhyphen',
  'half \ud83d surrogate',
  'z̸̡̛̺͎̮̖a̷̢̪̲̍l̶̠̈g̴̰͝o̵̡͝',
  'x'.repeat(300),
  '会'.repeat(200),
  '，。！'.repeat(50),
  '👨‍👩‍👧‍👦'.repeat(40),
  ' '.repeat(100),
  '',
] as const;

/** Characters that a terminal obeys instead of showing them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
export const obeyed = /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u;
