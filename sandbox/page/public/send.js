/**
 * Sends what was typed as Slack would take it: a command, an invitation, or a message.
 * @param {string} words
 * @param {import('../wire.ts').PageConversation} conversation
 * @param {import('./acting.js').Acting} acting
 */
export function send(words, { id: channel }, { state, perform }) {
  const { user, command } = state;
  const [first = ''] = words.split(/\s/, 1);
  const rest = words.slice(first.length).trim();
  if (first.toLowerCase() === command.name) return perform({ do: 'command', user, channel, text: rest });
  if (first === '/invite' && /^@?mailstats$/i.test(rest)) return perform({ do: 'invite', user, channel });
  return perform({ do: 'say', user, channel, text: words });
}
