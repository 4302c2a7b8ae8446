import type { Dimension } from '../../commands/request.ts';
import { dimensions } from '../../commands/request.ts';
import type { TrackQuery } from '../../ports.ts';
import type { CallParameters } from './client.ts';

/** GetTrackList's names for what a question can be filtered by. `Domain` is in the SDK, not on the API page. */
const filters: Readonly<Record<Dimension, string>> = {
  esp: 'Esp',
  ip: 'DedicatedIp',
  pool: 'DedicatedIpPoolId',
  tag: 'TagName',
  sender: 'AccountName',
  domain: 'Domain',
  config: 'ConfigSetId',
};

/** A question without its page. Total, Offset, OffsetCreateTime and OffsetCreateTimeDesc are deprecated and never sent. */
export function toParameters(query: TrackQuery): CallParameters {
  const parameters: Record<string, string> = { StartTime: query.from, EndTime: query.to };
  for (const dimension of dimensions) {
    const value = query[dimension];
    if (value !== undefined) parameters[filters[dimension]] = value;
  }
  return parameters;
}
