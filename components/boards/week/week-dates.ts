const DAY_MS = 86_400_000

/** `2026-11-16`, of a moment in a zone. */
export function dateIn(zone: string, at: string | number): string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(
    new Date(at),
  )
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? ''
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`
}

/** Dates have no zone: so many days from one to another are so many steps of the calendar. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/** The Monday of the week of that date. */
export function mondayOf(date: string): string {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  return addDays(date, -((weekday + 6) % 7))
}

/** This week's Monday and those of so many weeks before, newest first. */
export function mondaysBack(today: string, weeks: number): string[] {
  const monday = mondayOf(today)
  return Array.from({ length: weeks + 1 }, (_, index) => addDays(monday, -7 * index))
}
