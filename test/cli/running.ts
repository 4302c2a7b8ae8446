import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pretendAccessKeyId, pretendAccessKeySecret } from '../../sandbox/direct-mail/keys.ts';

const root = join(import.meta.dirname, '../..');

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The settings of the environment this runs in do not count; these do. */
export function pointedAt(url: string): Record<string, string> {
  return {
    DIRECT_MAIL_ENDPOINT: url,
    DIRECT_MAIL_CALLS_PER_MINUTE: '6000',
    ALIBABA_CLOUD_ACCESS_KEY_ID: pretendAccessKeyId,
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: pretendAccessKeySecret,
    ALIBABA_CLOUD_ECS_METADATA_DISABLED: 'true',
  };
}

/** Runs the real command line as its own process. */
export function mailstats(
  args: readonly string[],
  env: Record<string, string>,
  input = '',
  cwd = import.meta.dirname,
): Promise<Ran> {
  const child = spawn(process.execPath, [join(root, 'src/cli.ts'), ...args], {
    cwd,
    env: { PATH: process.env.PATH, TZ: process.env.TZ, HOME: import.meta.dirname, ...env },
  });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });
}
