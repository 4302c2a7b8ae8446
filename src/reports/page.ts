/**
 * A report as an ordered list of parts, ready to be drawn. Every renderer (terminal, Block Kit, plain text) is one
 * exhaustive switch over `Part['kind']`. All text here is plain: renderers escape it for their surface.
 */
export type Part =
  | { readonly kind: 'heading'; readonly text: string }
  /** What the answer is about: `Wed 11 – Tue 17 Nov 2026 · 7 full days · Asia/Shanghai`, then filters if any. */
  | { readonly kind: 'range'; readonly text: string }
  | { readonly kind: 'figures'; readonly figures: readonly Figure[] }
  | { readonly kind: 'findings'; readonly sentences: readonly string[] }
  | Table
  | Chart
  | { readonly kind: 'notes'; readonly sentences: readonly string[] };

export interface Figure {
  readonly label: string;
  /** Formatted for reading: `12,345`, `32.1 %`, `n/a`. */
  readonly value: string;
  /** Against the period compared with: `+1.2 pts`, `−340`. */
  readonly change?: { readonly text: string; readonly direction: 'up' | 'down' | 'same' };
}

export interface Table {
  readonly kind: 'table';
  readonly caption: string;
  readonly columns: readonly { readonly label: string; readonly align: 'left' | 'right' }[];
  readonly rows: readonly (readonly Cell[])[];
}

/** `text` is never empty. `value`, when there is one, is what the column sorts by. */
export interface Cell {
  readonly text: string;
  readonly value?: number;
}

export interface Chart {
  readonly kind: 'chart';
  readonly shape: 'line' | 'bar';
  readonly title: string;
  readonly unit: '%' | 'mails';
  readonly categories: readonly string[];
  /** One value a category; rates as percentages (32.1), `null` where nothing can be told. */
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
}
