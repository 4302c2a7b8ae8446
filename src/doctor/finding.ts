/** `ok` and `learned` need nothing; `look` may; `wrong` must be mended; `skipped` could not be looked at. */
export type Standing = 'ok' | 'learned' | 'look' | 'wrong' | 'skipped';

/** One thing the doctor looked at. `sentence` holds no secret and no address. */
export interface Finding {
  readonly standing: Standing;
  readonly about: string;
  readonly sentence: string;
}
