import { makeDay } from '../day.ts';
import type { Day } from '../range.ts';

const firstLunarYear = 2015;

/**
 * Lunar holidays as `MMDD` of each year from 2015 to 2035 (Hong Kong Observatory's conversion tables): a table, because
 * ICU's Chinese calendar is a day off in years whose new moon falls around midnight, such as 2027.
 */
const tables = {
  spring: '0219 0208 0128 0216 0205 0125 0212 0201 0122 0210 0129 0217 0206 0126 0213 0203 0123 0211 0131 0219 0208',
  'dragon boat':
    '0620 0609 0530 0618 0607 0625 0614 0603 0622 0610 0531 0619 0609 0528 0616 0605 0624 0612 0601 0620 0610',
  qixi: '0820 0809 0828 0817 0807 0825 0814 0804 0822 0810 0829 0819 0808 0826 0816 0805 0824 0812 0801 0820 0810',
  'mid-autumn':
    '0927 0915 1004 0924 0913 1001 0921 0910 0929 0917 1006 0925 0915 1003 0922 0912 1001 0919 0908 0927 0916',
} as const;

/** The day in that year, or `null` where the table does not reach. */
export function lunarDay(name: keyof typeof tables, year: number): Day | null {
  const place = (year - firstLunarYear) * 5;
  const monthAndDay = tables[name].slice(place, place + 4);
  if (place < 0 || monthAndDay === '') return null;
  return makeDay(year, Number(monthAndDay.slice(0, 2)), Number(monthAndDay.slice(2)));
}
