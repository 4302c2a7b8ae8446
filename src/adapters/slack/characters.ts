const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Code points: what Slack's limits count. */
export function count(text: string): number {
  let points = 0;
  for (const _ of text) points += 1;
  return points;
}

/**
 * `text` written by `write` (an escape, say) in at most `max` code points, with `…` where it was cut. Cutting happens
 * before writing, so never inside an entity, and between graphemes, so never inside a surrogate pair or an emoji.
 */
export function clip(text: string, max: number, write: (text: string) => string = (same) => same): string {
  const whole = write(text);
  if (whole.length <= max || count(whole) <= max) return whole;
  // A single grapheme can be longer than the limit (a letter under hundreds of accents): then between code points.
  const kept = take(graphemesOf(text), max - 1, write).trimEnd() || take(text, max - 1, write);
  return `${kept}…`;
}

function take(pieces: Iterable<string>, max: number, write: (text: string) => string): string {
  let kept = '';
  let room = max;
  for (const piece of pieces) {
    const written = write(piece);
    room -= count(written);
    if (room < 0) break;
    kept += written;
  }
  return kept;
}

function* graphemesOf(text: string): Iterable<string> {
  for (const { segment } of graphemes.segment(text)) yield segment;
}

/**
 * Text of others as one harmless run: lone surrogates, control characters and the marks that turn the reading
 * direction of what follows are taken out; line ends stay.
 */
export function tidy(text: string): string {
  return text.toWellFormed().replace(/\r\n?/g, '\n').replace(unwanted, '');
}

/** `tidy`, on one line and never blank: what cells, labels and headers need. */
export function tidyLine(text: string): string {
  return orDash(tidy(text).replace(/\s+/g, ' ').trim());
}

/** Slack refuses empty texts, and nobody sees one of blanks and invisible marks. */
export function orDash(text: string): string {
  return visible.test(text) ? text : '–';
}

/** C0 and C1 without line feed and tab; direction overrides, embeddings and isolates (Unicode UAX 9). */
const unwanted = /[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069]/gu;

const visible = /[^\s\p{Cf}\p{Default_Ignorable_Code_Point}]/u;
