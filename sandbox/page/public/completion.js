const mostOffers = 8;

/**
 * What may follow what is typed: the command while it is begun, after it the words that continue its end.
 * @param {string} line
 * @param {{ name: string, description: string }} command
 * @param {readonly string[]} words
 * @returns {{ label: string, about: string, line: string }[]}
 */
export function complete(line, command, words) {
  if (line.startsWith('/') && command.name.startsWith(line.trimEnd()) && line !== `${command.name} `) {
    return [{ label: command.name, about: command.description, line: `${command.name} ` }];
  }
  if (!line.startsWith(`${command.name} `)) return [];
  const from = command.name.length + 1;
  const typed = line.slice(from);
  // The longest end counts: after `last 7 days b` come words with b, after `last 7` comes `last 7 days`.
  const starts = [0, ...Array.from(typed.matchAll(/\s+/g), (space) => space.index + space[0].length)];
  for (const start of starts) {
    const begun = typed.slice(start);
    if (begun === '') return typed === '' ? offersFor(valuesLater(words, ''), line, from) : [];
    const fitting = words.filter((each) => each.toLowerCase().startsWith(begun.toLowerCase()) && each !== begun);
    if (fitting.length > 0) return offersFor(valuesLater(fitting, begun), line, from + start);
  }
  return [];
}

/** Values are offered once their key is there: before, `from:` stands for all of them. */
function valuesLater(words, begun) {
  if (begun.includes(':')) return words;
  return [...new Set(words.map((each) => each.replace(/:.*/, ':')))];
}

function offersFor(words, line, start) {
  return words.slice(0, mostOffers).map((label) => ({
    label,
    about: '',
    line: `${line.slice(0, start)}${label}${label.endsWith(':') ? '' : ' '}`,
  }));
}
