import { formatShortClock } from '@/lib/client/format'
import { chosenTimeZone } from '@/lib/client/time-zone'

type Instant = string | number | Date

const LOCALES: Readonly<Record<string, string>> = { en: 'en-GB', ko: 'ko-KR' }

function format(at: Instant, options: Intl.DateTimeFormatOptions, timeZone = chosenTimeZone()): string {
  const { lang } = document.documentElement
  // British dates have a comma after the weekday in some versions of ICU and none in others.
  return new Intl.DateTimeFormat(LOCALES[lang] ?? lang, { ...options, timeZone }).format(new Date(at)).replace(',', '')
}

/** `Tue 13:57`: within a week, in the chosen time zone, as all that follow. */
export function formatWeekdayClock(at: Instant): string {
  return `${format(at, { weekday: 'short' })} ${formatShortClock(at)}`
}

/** `Tuesday 17 November, 14:32` */
export function formatLongMoment(at: Instant): string {
  return `${format(at, { weekday: 'long', day: 'numeric', month: 'long' })}, ${formatShortClock(at)}`
}

/** `Tue 17 Nov` */
export function formatWeekday(at: Instant): string {
  return format(at, { weekday: 'short', day: 'numeric', month: 'short' })
}

/** `Tue 17`: of one week. */
export function formatDayOfWeek(at: Instant): string {
  return `${format(at, { weekday: 'short' })} ${format(at, { day: 'numeric' }).replace(/\D/g, '')}`
}

/** `16 Nov`, of a date that has no zone: `2026-11-16`. */
export function formatDate(date: string): string {
  return format(`${date}T00:00:00Z`, { day: 'numeric', month: 'short' }, 'UTC')
}
