/** The environment without what is empty: `DIRECT_MAIL_ENDPOINT=` in .env means "not set". */
export type Given = Readonly<Record<string, string | undefined>>;

/** What no single setting can tell: `NAME: sentence`, or `null`. */
export type Rule = (given: Given) => string | null;
