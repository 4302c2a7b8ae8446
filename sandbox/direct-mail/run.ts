import { parseArgs } from 'node:util';
import { pretendAccessKeyId, pretendAccessKeySecret } from './keys.ts';
import { startDirectMail } from './server.ts';

/** `node sandbox/direct-mail/run.ts [--port 8080]`: a pretend Direct Mail to point mailstats, or anything else, at. */
const { values } = parseArgs({ options: { port: { type: 'string', default: '8080' } } });
const pretend = await startDirectMail({ port: Number(values.port) }).catch((error: Error) => {
  console.error(`Port ${values.port} of 127.0.0.1 cannot be used: ${error.message}. Give another one with --port.`);
  process.exit(2);
});

console.log(`A pretend Direct Mail answers until Ctrl-C. Point mailstats at it with:

DIRECT_MAIL_ENDPOINT=${pretend.url}
ALIBABA_CLOUD_ACCESS_KEY_ID=${pretendAccessKeyId}
ALIBABA_CLOUD_ACCESS_KEY_SECRET=${pretendAccessKeySecret}
`);
