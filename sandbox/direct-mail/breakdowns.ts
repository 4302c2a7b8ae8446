import type { Breakdown, Distortion } from './fault.ts';
import { denial, Refusal } from './refusal.ts';
import { emptyReply, htmlReply, noReply, type Reply } from './reply.ts';

/** Turns a refusal into its reply; the request id and the host are the service's. */
type WriteRefusal = (refusal: Refusal) => Reply;

type Breakdowns = {
  readonly [Kind in Breakdown['kind']]: (
    fault: Extract<Breakdown, { kind: Kind }>,
    action: string,
    write: WriteRefusal,
  ) => Reply;
};

const breakdowns: Breakdowns = {
  throttled: ({ status = 400, code = 'Throttling.User', retryAfterMs }, _, write) => {
    const reply = write(new Refusal(status, code, 'Request was denied due to user flow control.'));
    if (retryAfterMs === undefined) return reply;
    return { ...reply, headers: { ...reply.headers, 'x-acs-retry-after': String(retryAfterMs) } };
  },
  'server-error': ({ status = 500 }, _, write) =>
    status === 500
      ? write(new Refusal(500, 'InternalError', 'The request processing has failed due to some unknown error.'))
      : write(
          new Refusal(503, 'ServiceUnavailable', 'The request has failed due to a temporary failure of the server.'),
        ),
  'no-permission': ({ code = 'NoPermission' }, action, write) => write(denial(action, code)),
  refused: ({ status, code, message }, _, write) => write(new Refusal(status, code, message)),
  'gateway-page': ({ status = 502 }) => htmlReply(status),
  'empty-body': ({ status = 200 }) => emptyReply(status),
  reset: () => noReply('reset'),
  'no-answer': () => noReply('silence'),
};

/** The reply in place of an answer; `null` when the fault lets the service answer. */
export function breakdownReply(fault: Breakdown | Distortion, action: string, write: WriteRefusal): Reply | null {
  if (!isBreakdown(fault)) return null;
  const reply = breakdowns[fault.kind] as (fault: Breakdown, action: string, write: WriteRefusal) => Reply;
  return reply(fault, action, write);
}

function isBreakdown(fault: Breakdown | Distortion): fault is Breakdown {
  return Object.hasOwn(breakdowns, fault.kind);
}
