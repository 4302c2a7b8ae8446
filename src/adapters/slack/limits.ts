type Numbers<T> = { readonly [K in keyof T]: T[K] extends number ? number : Numbers<T[K]> };

/**
 * What Slack takes. Where its pages disagree over time the smaller number stands, so that a message is valid under
 * both. Characters are Unicode code points.
 */
export const blockKit = {
  /**
   * Block reference: blocks in a message; chat.postMessage: `text` is best kept to 4 000 characters. Of all texts in its blocks
   * together: refused from 12 000 to 13 200 on (`msg_blocks_too_long`; slackapi/bolt-js issues 2509 and 2867).
   */
  message: { blocks: 50, text: 4_000, characters: 12_000 },
  /** Text object reference. */
  text: { characters: 3_000 },
  /** Header block reference. */
  header: { characters: 150 },
  /** Actions block and button element references. */
  actions: { elements: 25 },
  button: { text: 75, value: 2_000 },
  /** Option object reference (the value's 150 as of August 2026) and overflow menu reference. */
  option: { text: 75, value: 150 },
  overflow: { options: 5 },
  /** Input block and select menu references. */
  input: { label: 2_000 },
  placeholder: 150,
  /** Select menu of external data source: options in one answer. */
  suggestions: { options: 100, groupLabel: 75 },
  /** View object reference. */
  view: { title: 24, metadata: 3_000 },
  /** Section block reference. */
  section: { fields: 10, fieldCharacters: 2_000 },
  /** Table block reference: rows count the header. One block of the table family a message (Slack's Block Kit skill). */
  table: { perMessage: 1, rows: 100, columns: 20, characters: 10_000 },
  /** Data table block reference, as of May 2026: 100 rows below the header, 10 000 characters (201 and 20 000 later). */
  dataTable: { rows: 100, columns: 20, characters: 10_000, pageSize: 100 },
  /** Data visualization block reference, as of June 2026: 6 series (12 later), 20 points; two charts a message. */
  chart: { perMessage: 2, title: 50, axisLabel: 50, series: 6, seriesName: 20, points: 20, pointLabel: 20 },
  /** Our own choices, for reading: not Slack's. */
  ours: {
    cell: 80,
    caption: 150,
    pageSize: 20,
    notes: 12,
    problems: 10,
    corrections: 5,
    quoted: 300,
    command: 1_100,
    sectionTables: 4,
    /** Characters of a report, and of sentences; the rest is for what stands around them. */
    report: 10_000,
    said: 9_000,
  },
} as const;

export type Limits = Numbers<typeof blockKit>;
