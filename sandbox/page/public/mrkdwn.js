/**
 * Slack's mrkdwn as a tree; nothing of it ever becomes HTML by itself.
 * @typedef {{ kind: 'text', text: string }
 *   | { kind: 'code' | 'pre', text: string }
 *   | { kind: 'bold' | 'italic' | 'strike' | 'quote', inside: Node[] }
 *   | { kind: 'link', href: string, text: string }
 *   | { kind: 'channel' | 'user' | 'broadcast', id: string, text: string }
 *   | { kind: 'date', seconds: number, pattern: string, text: string }} Node
 */

const entities = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/** @param {string} text */
const plain = (text) => text.replace(/&(?:amp|lt|gt);/g, (entity) => entities[entity]);

/** Marks stand at the edges of words, as Slack wants it. @param {string} mark */
const marked = (mark) => new RegExp(`(?<![\\w${mark}])${mark}(?=\\S)([^\\n${mark}]*?\\S)${mark}(?![\\w${mark}])`);

/** In this order where several begin at the same place. @type {readonly [RegExp, (match: RegExpMatchArray) => Node][]} */
const rules = [
  [/```\n?([\s\S]+?)\n?```/, ([, text = '']) => ({ kind: 'pre', text: plain(text) })],
  [/`([^`\n]+)`/, ([, text = '']) => ({ kind: 'code', text: plain(text) })],
  [/<([^<>\n]+)>/, ([, inside = '']) => reference(inside)],
  [
    /(?<=^|\n)&gt; ?(.*(?:\n&gt; ?.*)*)\n?/,
    ([, text = '']) => ({ kind: 'quote', inside: parse(text.replace(/\n&gt; ?/g, '\n')) }),
  ],
  [marked('\\*'), ([, text = '']) => ({ kind: 'bold', inside: parse(text) })],
  [marked('_'), ([, text = '']) => ({ kind: 'italic', inside: parse(text) })],
  [marked('~'), ([, text = '']) => ({ kind: 'strike', inside: parse(text) })],
];

/**
 * @param {string} text
 * @returns {Node[]}
 */
export function parse(text) {
  const nodes = /** @type {Node[]} */ ([]);
  let rest = text;
  while (rest !== '') {
    const found = firstIn(rest);
    if (found === null) break;
    const { match, make } = found;
    if (match.index > 0) nodes.push({ kind: 'text', text: plain(rest.slice(0, match.index)) });
    nodes.push(make(match));
    rest = rest.slice(match.index + match[0].length);
  }
  if (rest !== '') nodes.push({ kind: 'text', text: plain(rest) });
  return nodes;
}

/** @returns {{ match: RegExpMatchArray & { index: number }, make: (match: RegExpMatchArray) => Node } | null} */
function firstIn(text) {
  let first = /** @type {any} */ (null);
  for (const [pattern, make] of rules) {
    const match = text.match(pattern);
    if (match !== null && (first === null || match.index < first.match.index)) first = { match, make };
  }
  return first;
}

/** What stands between `<` and `>`. Only web and mail addresses are links. @returns {Node} */
function reference(inside) {
  const [target = '', label] = inside.split('|', 2);
  const text = label === undefined ? null : plain(label);
  if (target.startsWith('#')) return { kind: 'channel', id: target.slice(1), text: text ?? target.slice(1) };
  if (target.startsWith('@')) return { kind: 'user', id: target.slice(1), text: text ?? target.slice(1) };
  if (target.startsWith('!date^')) {
    const [, seconds = '0', pattern = ''] = target.split('^');
    return { kind: 'date', seconds: Number(seconds), pattern, text: text ?? '' };
  }
  if (target.startsWith('!')) {
    const name = target.slice(1).split('^')[0] ?? '';
    return { kind: 'broadcast', id: name, text: text ?? `@${name}` };
  }
  const href = plain(target);
  if (/^(?:https?:\/\/|mailto:)/i.test(href))
    return { kind: 'link', href, text: text ?? href.replace(/^mailto:/i, '') };
  return { kind: 'text', text: plain(`<${inside}>`) };
}
