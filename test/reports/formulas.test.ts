import { expect, it } from 'vitest';
import { figuresOf, nothing } from '../../src/reports/aggregate.ts';
import { formulas } from '../../src/reports/formulas.ts';

it('every figure of a report has its formula, once', () => {
  const metrics = formulas.map(({ metric }) => metric);
  expect(metrics.toSorted()).toEqual(Object.keys(figuresOf(nothing)).toSorted());
});
