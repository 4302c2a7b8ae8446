/** What the demo is asked to do. */
export type Demo =
  | { readonly kind: 'words'; readonly words: string }
  /** `port`: of the page, when one is wanted. */
  | { readonly kind: 'page'; readonly port: number }
  | { readonly kind: 'nothing said' }
  | { readonly kind: 'mistake'; readonly sentence: string };

const mistake: Demo = {
  kind: 'mistake',
  sentence: 'Put a port after --port, a whole number from 0 to 65535, and nothing else: npm run demo -- --port 4000',
};

/** `--port 4000` serves the page there; anything else is a question. */
export function readArguments(given: readonly string[]): Demo {
  const words = given.join(' ').trim();
  if (words === '') return { kind: 'nothing said' };
  if (!/^--port\b/.test(words)) return { kind: 'words', words };
  const [, digits = ''] = words.match(/^--port(?:=|\s+)(\d{1,5})$/) ?? [];
  const port = digits === '' ? Number.NaN : Number(digits);
  return port <= 65_535 ? { kind: 'page', port } : mistake;
}
