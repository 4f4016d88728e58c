const QUARTER_MS = 15 * 60_000
const DAY_MS = 24 * 60 * 60_000

/** A day of a calendar. */
export interface CalendarDay {
  year: number
  /** 1 to 12. */
  month: number
  day: number
}

export function isZone(zone: string): boolean {
  try {
    return formatOf(zone).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** The day that it is in a zone at `at` (ms). Throws a RangeError for a zone there is not. */
export function dayIn(zone: string, at: number): CalendarDay {
  const parts = formatOf(zone).formatToParts(at)
  const read = (type: 'year' | 'month' | 'day') => Number(parts.find((part) => part.type === type)?.value)
  return { year: read('year'), month: read('month'), day: read('day') }
}

/** When a day begins in a zone, ms: at midnight, or after it where clocks leap over it. */
export function dayStart(zone: string, day: CalendarDay): number {
  const wanted = dayNumber(day)
  // No zone is further than a day from UTC; clocks change on quarters of an hour.
  let before = wanted * DAY_MS - DAY_MS
  let after = wanted * DAY_MS + DAY_MS
  while (after - before > QUARTER_MS) {
    const middle = before + Math.floor((after - before) / (2 * QUARTER_MS)) * QUARTER_MS
    if (dayNumber(dayIn(zone, middle)) < wanted) before = middle
    else after = middle
  }
  return after
}

export function addDays(day: CalendarDay, days: number): CalendarDay {
  return dayOfNumber(dayNumber(day) + days)
}

/** The Monday of its week. */
export function mondayOf(day: CalendarDay): CalendarDay {
  const number = dayNumber(day)
  // 1 January 1970 was a Thursday.
  return dayOfNumber(number - ((((number + 3) % 7) + 7) % 7))
}

/** null: not a day of the calendar, as 2026-02-30. */
export function calendarDay(text: string): CalendarDay | null {
  const [, year, month, day] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []).map(Number)
  if (year === undefined || month === undefined || day === undefined) return null
  const read = { year, month, day }
  const again = dayOfNumber(dayNumber(read))
  return again.year === year && again.month === month && again.day === day ? read : null
}

/** Days since 1 January 1970. Years are counted from March on, so that a leap day is the last of its year. */
function dayNumber({ year, month, day }: CalendarDay): number {
  const years = month > 2 ? year : year - 1
  const months = (month + 9) % 12
  const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400)
  return years * 365 + leapDays + Math.floor((months * 153 + 2) / 5) + day - 1 - MARCH_OF_YEAR_0
}

/** Days from 1 March of the year 0 to 1 January 1970. */
const MARCH_OF_YEAR_0 = 719_468

function dayOfNumber(number: number): CalendarDay {
  return dayIn('UTC', number * DAY_MS)
}

/** Made once for each zone: it takes far longer than to use it. */
const FORMATS = new Map<string, Intl.DateTimeFormat>()
const MOST_FORMATS = 50

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = FORMATS.get(zone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, calendar: 'gregory', year: 'numeric', month: 'numeric', day: 'numeric' })
  if (FORMATS.size >= MOST_FORMATS) FORMATS.clear()
  FORMATS.set(zone, format)
  return format
}
