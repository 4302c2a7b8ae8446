/**
 * A strict reader of RFC 4180: CRLF ends every record, quotes only around whole fields, doubled inside, every record as
 * long as the header. Throws on anything else.
 */
export function readCsv(text: string): readonly Readonly<Record<string, string>>[] {
  const records: string[][] = [];
  let at = 0;
  let record: string[] = [];
  while (at < text.length) {
    const quoted = /"((?:[^"]|"")*)"/uy;
    const plain = /[^",\r\n]*/uy;
    const field = text[at] === '"' ? quoted : plain;
    field.lastIndex = at;
    const match = field.exec(text);
    if (match === null) throw new Error(`A quote is not closed: ${text.slice(at, at + 40)}`);
    record.push(match[1] === undefined ? match[0] : match[1].replaceAll('""', '"'));
    at += match[0].length;
    if (text[at] === ',') at += 1;
    else if (text.startsWith('\r\n', at)) {
      at += 2;
      records.push(record);
      record = [];
    } else throw new Error(`Neither a comma nor CRLF: ${JSON.stringify(text.slice(at, at + 40))}`);
  }
  if (record.length > 0) throw new Error('The last record has no CRLF');
  const [header = [], ...rows] = records;
  return rows.map((row) => {
    if (row.length !== header.length) throw new Error(`${row.length} fields under ${header.length} names`);
    return Object.fromEntries(header.map((name, place) => [name, row[place] ?? '']));
  });
}
