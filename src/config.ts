import { z } from 'zod';
import { endpoints, type Region } from './adapters/direct-mail/regions.ts';
import { parseStoreAddress } from './adapters/store/address.ts';
import { access, allowed, tagsHaveSenders } from './config/access.ts';
import type { Given, Rule } from './config/rule.ts';
import type { Weekday } from './dates/range.ts';

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

/** The environment's words for it, e.g. `monday`, `Mon` or `1`. */
function toWeekday(text: string): Weekday | null {
  const said = text.toLowerCase();
  const index = /^[0-6]$/.test(said)
    ? Number(said)
    : weekdays.findIndex((day) => said.length > 2 && day.startsWith(said));
  return index < 0 ? null : (index as Weekday);
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** A bare host or a URL without a path: the SDK takes host and port apart from the protocol, and no path. */
function isEndpoint(text: string): boolean {
  const url = URL.parse(/^https?:\/\//i.test(text) ? text : `https://${text}`);
  return url !== null && url.pathname === '/' && url.search === '' && url.username === '' && url.hash === '';
}

const isHttpUrl = (text: string) => ['http:', 'https:'].includes(URL.parse(text)?.protocol ?? '');

const wholeNumber = (low: number, high: number, sentence: string) =>
  z
    .string()
    .regex(/^\d+$/, sentence)
    .transform(Number)
    .refine((value) => value >= low && value <= high, sentence);

const regions = Object.keys(endpoints) as Region[];

const asking = {
  ALIBABA_CLOUD_ACCESS_KEY_ID: z.string().optional(),
  ALIBABA_CLOUD_ACCESS_KEY_SECRET: z.string().optional(),
  ALIBABA_CLOUD_SECURITY_TOKEN: z.string().optional(),
  DIRECT_MAIL_REGION: z.enum(regions, `Put one of ${regions.join(', ')}.`).default('cn-hangzhou'),
  DIRECT_MAIL_ENDPOINT: z
    .string()
    .refine(isEndpoint, 'Put a host or a URL without a path, such as http://127.0.0.1:8080.')
    .optional(),
  DIRECT_MAIL_CALLS_PER_MINUTE: wholeNumber(1, 6000, 'Put a whole number from 1 to 6000.').default(50),
  DIRECT_MAIL_CREATE_TIME: z.enum(['china', 'utc'], 'Put china or utc.').default('china'),
  MAILSTATS_TIMEZONE: z
    .string()
    .refine(isZone, 'Put an IANA time zone, such as Asia/Shanghai.')
    .default('Asia/Shanghai'),
  MAILSTATS_WEEK_STARTS_ON: z
    .string()
    .transform(toWeekday)
    .pipe(z.custom<Weekday>((value) => value !== null, 'Put a weekday, such as monday or sunday.'))
    .default(1),
  SLACK_API_URL: z.string().refine(isHttpUrl, 'Put an http or https URL.').default('https://slack.com/api/'),
  MAILSTATS_DATE_ORDER: z.enum(['mdy', 'dmy'], 'Put mdy or dmy.').default('mdy'),
};

const slack = {
  SLACK_BOT_TOKEN: z
    .string('Put the bot token of your Slack app; it begins with xoxb-.')
    .startsWith('xoxb-', 'Put the bot token of your Slack app; it begins with xoxb-.'),
  SLACK_APP_TOKEN: z
    .string()
    .startsWith('xapp-', 'Put the app-level token with connections:write; it begins with xapp-.')
    .optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: wholeNumber(0, 65535, 'Put a port, a whole number from 0 to 65535.').optional(),
};

const digests = {
  MAILSTATS_DIGEST_GRACE_HOURS: wholeNumber(1, 168, 'Put a whole number of hours from 1 to 168.').default(24),
};

const store = {
  DATABASE_URL: z
    .string()
    .refine(
      (text) => parseStoreAddress(text) !== null,
      'Put file: and a path, such as file:data/mailstats.db, or the postgres:// URL of a database.',
    )
    .default('file:data/mailstats.db'),
};

const keysComeInPairs: Rule = ({ ALIBABA_CLOUD_ACCESS_KEY_ID: id, ALIBABA_CLOUD_ACCESS_KEY_SECRET: secret }) => {
  if ((id === undefined) === (secret === undefined)) return null;
  const missing = id === undefined ? 'ALIBABA_CLOUD_ACCESS_KEY_ID' : 'ALIBABA_CLOUD_ACCESS_KEY_SECRET';
  return `${missing}: Set it too: the access key has an id and a secret.`;
};

const slackHasAWayIn: Rule = ({ SLACK_APP_TOKEN: token, SLACK_SIGNING_SECRET: secret }) =>
  token === undefined && secret === undefined
    ? 'SLACK_APP_TOKEN: Put the app-level token (xapp-…) for Socket Mode, or set SLACK_SIGNING_SECRET for HTTP.'
    : null;

const askingSettings = z.object(asking);
const botSettings = z.object({ ...asking, ...slack, ...store, ...digests, ...access, ...allowed });
/** The command line posts only when it has a token. */
const deskSettings = z.object({ ...asking, ...store, ...allowed, SLACK_BOT_TOKEN: slack.SLACK_BOT_TOKEN.optional() });

const storeSettings = z.object(store);

/** What asking Direct Mail needs. */
export type AskingSettings = z.infer<typeof askingSettings>;
/** What the bot in Slack needs. */
export type BotSettings = z.infer<typeof botSettings>;

/** What talking about digests needs without Slack. */
export type DeskSettings = z.infer<typeof deskSettings>;

/** Where the digests are. */
export type StoreSettings = z.infer<typeof storeSettings>;

export type Loaded<T> =
  | { readonly ok: true; readonly settings: T }
  | { readonly ok: false; readonly problems: readonly string[] };

/** All problems at once, each with the name of the setting and what to put there, never its value. */
function load<T>(schema: z.ZodType<T>, rules: readonly Rule[], env: NodeJS.ProcessEnv): Loaded<T> {
  const given: Given = Object.fromEntries(
    Object.entries(env).map(([name, value]) => [name, value?.trim() || undefined]),
  );
  const parsed = schema.safeParse(given);
  const broken = rules.flatMap((rule) => rule(given) ?? []);
  if (parsed.success && broken.length === 0) return { ok: true, settings: parsed.data };
  const issues = parsed.success ? [] : parsed.error.issues;
  return { ok: false, problems: [...issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`), ...broken] };
}

/** Settings for the command line: no Slack. */
export function loadAskingSettings(overrides: Readonly<Record<string, string>> = {}): Loaded<AskingSettings> {
  return load(askingSettings, [keysComeInPairs], { ...process.env, ...overrides });
}

/** Settings for the store alone. */
export function loadStoreSettings(overrides: Readonly<Record<string, string>> = {}): Loaded<StoreSettings> {
  return load(storeSettings, [], { ...process.env, ...overrides });
}

/** Settings for the command line where it works on digests. */
export function loadDeskSettings(overrides: Readonly<Record<string, string>> = {}): Loaded<DeskSettings> {
  return load(deskSettings, [keysComeInPairs, tagsHaveSenders], { ...process.env, ...overrides });
}

/** Settings for the bot in Slack. */
export function loadBotSettings(overrides: Readonly<Record<string, string>> = {}): Loaded<BotSettings> {
  return load(botSettings, [keysComeInPairs, slackHasAWayIn, tagsHaveSenders], { ...process.env, ...overrides });
}

/**
 * Reads `.env` of the working directory, if there is one; what the environment already holds wins. Returns what is wrong with
 * the file, or `null`.
 */
export function readDotEnv(): string | null {
  try {
    process.loadEnvFile();
    return null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    return '.env: It cannot be read. Make it a text file that this user may read, or take it away.';
  }
}
