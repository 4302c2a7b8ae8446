import { comparisonRules } from './comparisons.ts';
import { dateRules } from './dates.ts';
import { edgeRules } from './edges.ts';
import { numberRules } from './numbers.ts';
import { grammar } from './parser.ts';
import { partRules } from './parts.ts';
import { periodRules } from './periods.ts';
import { pointRules } from './points.ts';
import { rangeRules } from './ranges.ts';
import { weekdayRules } from './weekdays.ts';
import { weekRules } from './weeks.ts';

/** The whole grammar. Where words can be read in two ways, the higher row wins. */
export const phraseParser = grammar([
  ...comparisonRules,
  ...rangeRules,
  ...edgeRules,
  ...partRules,
  ...pointRules,
  ...weekdayRules,
  ...weekRules,
  ...periodRules,
  ...dateRules,
  ...numberRules,
]);
