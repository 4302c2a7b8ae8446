/** Characters that turn the reading direction: a tag named with one could make the rest of its line read backwards. */
const directionControls = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
/** Characters that take no room: with them two different names could look the same. Joiners stay, emoji need them. */
const invisible = /[\u00ad\u200b\u2060-\u2064\ufeff]/gu;
const lineBreaks = /\r\n|[\t\n\v\f\r\u0085\u2028\u2029]/gu;

/**
 * Outside text (tags, names, a person's words) with everything a terminal would obey instead of show made visible:
 * escapes become `␛`, other controls their picture or `�`, line breaks a space. One line, never longer to look at than
 * it says.
 */
export function harmless(text: string): string {
  return text
    .toWellFormed()
    .replace(lineBreaks, ' ')
    .replace(/\p{Cc}/gu, picture)
    .replace(directionControls, '�')
    .replace(invisible, '�');
}

/** Unicode's control pictures stand for C0 and DEL; C1 (0x9b is an escape of its own) has none. */
function picture(control: string): string {
  const code = control.charCodeAt(0);
  if (code === 0x7f) return '␡';
  return code < 0x20 ? String.fromCharCode(0x2400 + code) : '�';
}
