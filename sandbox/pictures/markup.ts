/** Text as HTML, so that nothing in a message becomes markup of the page. */
export function html(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** The little mrkdwn our blocks use: `*bold*`, code, line breaks; Slack's own entities are what `html` would write. */
export function mrkdwn(text: string): string {
  return text
    .replaceAll('"', '&quot;')
    .replace(/`([^`\n]+)`/g, '<code>$1</code>')
    .replace(/\*([^*\n]+)\*/g, '<b>$1</b>')
    .replaceAll('\n', '<br>');
}
