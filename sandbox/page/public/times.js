/** @param {string} zone @param {Intl.DateTimeFormatOptions} options */
const format = (zone, options) => new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options });

/** `09:00`. @param {string | Date} at */
export function timeOf(at, zone) {
  return format(zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at));
}

/** `Monday 30 November`. @param {string | Date} at */
export function dayOf(at, zone) {
  return format(zone, { weekday: 'long', day: 'numeric', month: 'long' }).format(new Date(at)).replace(',', '');
}

/** `Mon 30 Nov`. @param {string | Date} at */
export function shortDayOf(at, zone) {
  return format(zone, { weekday: 'short', day: 'numeric', month: 'short' }).format(new Date(at)).replace(',', '');
}

/** Slack's `<!date^…>` with its tokens. @param {number} seconds @param {string} pattern */
export function dateToken(seconds, pattern, zone) {
  const at = new Date(seconds * 1000);
  // Its words are shown instead.
  if (Number.isNaN(at.getTime())) return '';
  const day = format(zone, { day: 'numeric', month: 'long', year: 'numeric' }).format(at);
  const year = format(zone, { year: 'numeric' }).format(at);
  const tokens = {
    date_num: new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(at),
    date: day,
    date_short: `${shortDayOf(at, zone)} ${year}`,
    date_long: `${dayOf(at, zone)} ${year}`,
    date_pretty: day,
    date_short_pretty: shortDayOf(at, zone),
    date_long_pretty: dayOf(at, zone),
    time: timeOf(at, zone),
    time_secs: `${timeOf(at, zone)}:${String(at.getUTCSeconds()).padStart(2, '0')}`,
  };
  return pattern.replace(/\{(\w+)\}/g, (whole, name) => tokens[name] ?? whole);
}
