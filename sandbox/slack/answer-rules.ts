import type { Fields } from './shape.ts';

const flags = ['replace_original', 'delete_original', 'mrkdwn', 'link_names', 'unfurl_links', 'unfurl_media'];
const others = ['response_type', 'text', 'blocks', 'attachments', 'thread_ts', 'parse', 'metadata'];

/**
 * What is odd about a message to a response_url, or with an acknowledgement (fields: RespondArguments of Bolt). Slack
 * takes it and goes by its defaults, so that a slip of the pen would go unnoticed.
 */
export function oddInAnswer(body: Fields): readonly string[] {
  const { response_type: type } = body;
  const isType = type === undefined || type === 'ephemeral' || type === 'in_channel';
  return [
    ...oddFields(body, [...flags, ...others]),
    ...(isType ? [] : [`response_type is neither ephemeral nor in_channel: ${String(type)}`]),
    ...flags
      .filter((flag) => body[flag] !== undefined && typeof body[flag] !== 'boolean')
      .map((flag) => `${flag} is no boolean: ${String(body[flag])}`),
  ];
}

export function oddFields(body: Fields, known: readonly string[]): readonly string[] {
  return Object.keys(body)
    .filter((name) => !known.includes(name))
    .map((name) => `a field that Slack does not know: ${name}`);
}
