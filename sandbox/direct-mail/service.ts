import { randomUUID } from 'node:crypto';
import { actions } from './actions.ts';
import { breakdownReply } from './breakdowns.ts';
import { distortDelivery, pageBody } from './distortions.ts';
import type { CallQuery } from './fault.ts';
import type { FaultScript } from './fault-script.ts';
import type { WireRow } from './listing.ts';
import { denial, Refusal, refusalBody } from './refusal.ts';
import { jsonReply, type Reply } from './reply.ts';
import { readQuery, type WireRequest } from './signature.ts';
import type { World } from './world.ts';

export interface ServiceParts {
  readonly world: World;
  readonly script: FaultScript;
  readonly denied: readonly string[];
  /** Throws a Refusal. */
  readonly checkSignature: (request: WireRequest) => void;
  /** Throws a Refusal. */
  readonly takeFromLimits: (action: string, throttledStatus: number) => void;
}

export function actionOf(request: WireRequest): string {
  return String(request.headers['x-acs-action'] ?? '');
}

export function queryOf(request: WireRequest): CallQuery {
  return Object.fromEntries(readQuery(request.rawQuery));
}

/** One request, in the order a gateway looks at it: form, signature, limits, permission, and only then the question. */
export function serve(request: WireRequest, parts: ServiceParts): Reply {
  const requestId = randomUUID().toUpperCase();
  const host = request.headers.host ?? '';
  const refuse = (refusal: Refusal) => jsonReply(refusal.status, refusalBody(refusal, host, requestId), refusal.code);
  try {
    return answer(request, parts, requestId, refuse);
  } catch (problem) {
    if (problem instanceof Refusal) return refuse(problem);
    throw problem;
  }
}

function answer(
  request: WireRequest,
  { world, script, denied, checkSignature, takeFromLimits }: ServiceParts,
  requestId: string,
  refuse: (refusal: Refusal) => Reply,
): Reply {
  const action = actionOf(request);
  const query = queryOf(request);
  const listingOf = requireForm(request, action);
  checkSignature(request);
  takeFromLimits(action, world.switches.throttledStatus);
  const faults = script.befalling(action, query);
  for (const fault of faults) {
    const broken = breakdownReply(fault, action, refuse);
    if (broken) return distortDelivery(broken, faults);
  }
  if (denied.includes(action)) throw denial(action, world.switches.deniedCode);
  const listing = listingOf(query, world);
  const body = pageBody(listing, faults, query, world.switches);
  const identified = typeof body === 'object' ? { RequestId: requestId, ...(body as WireRow) } : body;
  return distortDelivery(jsonReply(200, identified), faults);
}

function requireForm({ method, path, headers }: WireRequest, action: string) {
  if (method !== 'POST') throw new Refusal(405, 'UnsupportedHTTPMethod', 'This http method is not supported.');
  if (action === '') throw new Refusal(400, 'MissingAction', 'Action is mandatory for this action.');
  const version = headers['x-acs-version'];
  if (version === undefined) throw new Refusal(400, 'MissingVersion', 'Version is mandatory for this action.');
  if (version !== '2015-11-23') throw new Refusal(400, 'InvalidVersion', 'Specified parameter Version is not valid.');
  const listingOf = Object.hasOwn(actions, action) ? actions[action] : undefined;
  if (!listingOf || path !== '/')
    throw new Refusal(404, 'InvalidAction.NotFound', 'Specified api is not found, please check your url and method.');
  return listingOf;
}
