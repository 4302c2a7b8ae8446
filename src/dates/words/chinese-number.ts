const values: Readonly<Record<string, number>> = {
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
  廿: 20,
  卅: 30,
  百: 100,
  千: 1000,
  万: 10000,
};

export const isChineseDigit = (char: string | undefined): boolean => char !== undefined && values[char] !== undefined;

/** `十二` 12, `廿一` 21, `一百零五` 105, `二零二六` 2026; `null` where the signs make no number. */
export function chineseNumber(text: string): number | null {
  if (text.length > 9) return null;
  const parts = [...text].map((char) => values[char] ?? 0);
  if (parts.every((value) => value < 10)) return Number(parts.join(''));
  let total = 0;
  let ones: number | null = null;
  for (const value of parts) {
    if (value < 10) ones = value;
    else {
      // 十二 has no "one" before the ten.
      total += value === 20 || value === 30 ? value : (ones ?? 1) * value;
      ones = null;
    }
  }
  return total + (ones ?? 0);
}
