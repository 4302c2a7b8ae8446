import { styleText } from 'node:util';

const inks = ['bold', 'dim', 'red', 'green', 'yellow', 'cyan'] as const;

/** Paints text that is already padded and harmless. Without colour, every ink leaves the text as it is. */
export type Ink = { readonly [I in (typeof inks)[number]]: (text: string) => string };

/** The caller decides about colour (`surfaceOf`); here nothing looks at the environment. */
export function inkFor(color: boolean): Ink {
  const paint = (ink: (typeof inks)[number]) => (text: string) =>
    color && text !== '' ? styleText(ink, text, { validateStream: false }) : text;
  return {
    bold: paint('bold'),
    dim: paint('dim'),
    red: paint('red'),
    green: paint('green'),
    yellow: paint('yellow'),
    cyan: paint('cyan'),
  };
}
