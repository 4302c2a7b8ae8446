import { composeDirectMail } from '../src/compose.ts';
import { addDays, dayIn } from '../src/dates/day.ts';
import type { DateRange } from '../src/dates/range.ts';
import type { MailSource } from '../src/ports.ts';
import type { Part } from './part.ts';
import { onePage, sdkClient } from './sdk.ts';
import { startServers } from './servers/start.ts';
import { inTurn } from './statistics.ts';
import { benchSettings, seed, silent } from './world.ts';

const callsARound = 150;
const rounds = 7;

const cases = [
  { rows: 'day', days: 7 },
  { rows: 'hour', days: 4 },
] as const;

export const cpu: Part = {
  name: 'cpu',
  title: 'CPU a call: our adapter against the SDK alone',
  how: [
    'User and system time of this process (process.cpuUsage); the pretend Direct Mail has its own. One call after the other.',
    'The SDK alone: the typed getTrackList. The adapter: the same call, limited, and every record checked and read.',
    `In turn, ${callsARound} calls a round; the median of ${rounds} rounds after one to warm up.`,
  ],
  async *run() {
    for (const { rows, days } of cases) {
      await using servers = await startServers({ seed, latencyMs: 0, switches: { rows } });
      const yesterday = addDays(dayIn('Asia/Shanghai', new Date()), -1);
      const range = { from: addDays(yesterday, 1 - days), to: yesterday };
      const { source } = composeDirectMail(benchSettings(servers.directMail), silent);
      const client = sdkClient(servers.directMail);
      const records = (await onePage(client, range))?.data?.stat?.length ?? 0;

      const micros = await inTurn(rounds, {
        adapter: () => cpuPerCall(() => throughAdapter(source, range)),
        sdk: () => cpuPerCall(() => onePage(client, range)),
      });
      yield {
        what: `a call with ${records} records`,
        figure: micros.adapter,
        unit: 'µs',
        against: { what: 'SDK alone', figure: micros.sdk },
      };
    }
  },
};

async function throughAdapter(source: MailSource, range: DateRange): Promise<void> {
  const answer = await source.track(range, { priority: 'person' });
  if (!answer.ok || answer.calls !== 1) throw new Error(`not one call: ${JSON.stringify(answer)}`);
}

async function cpuPerCall(call: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  for (let done = 0; done < callsARound; done += 1) await call();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / callsARound;
}
