// Days and times as people in Britain write them, by the same rules as on the server (TypedDates). What is no day is none:
// 31/11/2026 is not turned into the first of December, and 11/24/2026 is not read the American way.

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const A_DAY = 24 * 60 * 60 * 1000;

const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const BRITISH = /^(\d{1,2})\s*[/. -]\s*(\d{1,2})\s*[/. -]\s*(\d{4}|\d{2})$/;
const RUN_TOGETHER = /^(\d{2})(\d{2})(\d{4}|\d{2})$/;
const IN_WORDS = /^(?:([a-z]{3,9})\.?,?\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?([a-z]{3,9})\.?,?(?:\s+(\d{4}|\d{2}))?$/;

// Reckoned in UTC, in which every day has 24 hours, so that the zone of the computer says nothing.
const utc = (year, month, dayOfMonth) => new Date(Date.UTC(year, month - 1, dayOfMonth));
const iso = date => date.toISOString().slice(0, 10);
const at = day => new Date(`${day}T00:00:00Z`);

/** The school's day, such as 2026-11-24, wherever this computer is. */
export const schoolsToday = () => {
  const parts = new Intl.DateTimeFormat('en-GB', {timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit'})
    .formatToParts(new Date());
  return ['year', 'month', 'day'].map(kind => parts.find(part => part.type === kind).value).join('-');
};

const dayOf = (year, month, dayOfMonth) => {
  const whole = year.length === 2 ? 2000 + Number(year) : Number(year);
  const date = utc(whole, Number(month), Number(dayOfMonth));
  const isOne = date.getUTCMonth() + 1 === Number(month) && date.getUTCDate() === Number(dayOfMonth);
  return whole >= 1900 && whole < 2200 && isOne ? iso(date) : null;
};

const named = (all, name) => all.findIndex(whole => whole === name || name.length <= 4 && whole.startsWith(name));

/** Of the days of that name the one that is nearest to today. */
const nearest = (month, dayOfMonth, today) => {
  const year = Number(today.slice(0, 4));
  return [year - 1, year, year + 1]
    .map(one => dayOf(String(one), month, dayOfMonth))
    .filter(Boolean)
    .sort((one, other) => Math.abs(at(one) - at(today)) - Math.abs(at(other) - at(today)))[0] || null;
};

const inWords = ([, weekday, dayOfMonth, name, year], today) => {
  const month = named(MONTHS, name) + 1;
  if (month === 0 || weekday && named(WEEKDAYS, weekday) < 0) {
    return null;
  }
  const found = year ? dayOf(year, String(month), dayOfMonth) : nearest(String(month), dayOfMonth, today);
  return found && (!weekday || at(found).getUTCDay() === named(WEEKDAYS, weekday)) ? found : null;
};

/** @returns the day in ISO 8601, or null for what is none */
export const day = (typed, today = schoolsToday()) => {
  const text = typed.trim().toLowerCase().replace(/\s+/g, ' ');
  const ago = {today: 0, yesterday: 1, tomorrow: -1}[text];
  if (ago !== undefined) {
    return iso(new Date(at(today) - ago * A_DAY));
  }
  let found = text.match(ISO);
  if (found) {
    return dayOf(found[1], found[2], found[3]);
  }
  found = text.match(BRITISH) || text.match(RUN_TOGETHER);
  if (found) {
    return dayOf(found[3], found[2], found[1]);
  }
  found = text.match(IN_WORDS);
  return found ? inWords(found, today) : null;
};

const timeOf = (hour, minute, half) => {
  let hours = Number(hour);
  if (half) {
    if (hours < 1 || hours > 12) {
      return null;
    }
    hours = hours % 12 + (half === 'pm' ? 12 : 0);
  }
  return hours < 24 && Number(minute) < 60 ? `${String(hours).padStart(2, '0')}:${minute}` : null;
};

/** @returns the time such as 08:50, or null for what is none */
export const time = typed => {
  const text = typed.trim().toLowerCase().replace(/\s+/g, ' ');
  const clock = text.match(/^(\d{1,2})\s*[:.]\s*(\d{2})\s*(am|pm)?$/);
  if (clock) {
    return timeOf(clock[1], clock[2], clock[3]);
  }
  const together = text.match(/^(\d{2})(\d{2})$/);
  if (together) {
    return timeOf(together[1], together[2]);
  }
  const hour = text.match(/^(\d{1,2})\s*(am|pm)$/);
  return hour ? timeOf(hour[1], '00', hour[2]) : null;
};

export default [];
