import { type DurationPart, durationParts } from '../domain/time/duration-parts'
import { chosenTimeZone, shownTimeZone } from './time-zone'

/**
 * Numbers, sizes, durations and times as text, in the page's language and the chosen time zone.
 * What is not known never comes here: it is the word `unknown`.
 */

const MINUTE = 60
const HOUR = 3600
const DAY = 86_400

/** `46,118`; never shortened. Takes Kafka's int64 as the decimal string it comes as. */
export function formatCount(value: string | number | bigint): string {
  const text = typeof value === 'number' ? String(Math.round(value)) : String(value)
  const isNegative = text.startsWith('-')
  const digits = isNegative ? text.slice(1) : text
  return (isNegative ? '−' : '') + digits.replace(/\B(?=(\d{3})+$)/g, ',')
}

/** `312,400`, `0.2`: how many a second, without the unit. */
export function formatPerSecond(value: number): string {
  if (value > 0 && value < 0.1) return '< 0.1'
  if (value < 10 && !Number.isInteger(Math.round(value * 10) / 10)) return value.toFixed(1)
  return formatCount(value)
}

/** `88 /s` */
export function formatRate(value: number): string {
  return `${formatPerSecond(value)} /s`
}

const BYTE_UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB', 'EB'] as const

/** `1.9 TB`, `412 GB`: decimal, two figures at least. */
export function formatBytes(bytes: number): string {
  let unit = 0
  let value = bytes
  while (value >= 999.5 && unit < BYTE_UNITS.length - 1) {
    value /= 1000
    unit += 1
  }
  const text = unit > 0 && value < 9.95 ? value.toFixed(1) : String(Math.round(value))
  return `${text} ${BYTE_UNITS[unit]}`
}

/** With the space before them where the language has one. */
const UNITS = {
  en: { s: ' s', m: ' m', min: ' min', h: ' h', d: ' d', underSecond: '< 1 s' },
  ko: { s: '초', m: '분', min: '분', h: '시간', d: '일', underSecond: '1초 미만' },
} as const

/** `14 s`, `4 m 12 s`, `5 h 58 m`, `6 d 23 h`, `< 1 s`: two units, cut rather than rounded up. */
export function formatDuration(seconds: number): string {
  const units = UNITS[pageLanguage()]
  if (seconds <= 0) return `0${units.s}`
  if (seconds < 1) return units.underSecond
  const part = ({ count, unit, width }: DurationPart) => formatCount(count).padStart(width, '0') + units[unit]
  return durationParts(seconds).map(part).join(' ')
}

/** `35 min`, `5 h`: one unit, for sentences and bars. */
export function formatRoughDuration(seconds: number): string {
  const { s, min, h, d } = UNITS[pageLanguage()]
  if (seconds < MINUTE) return `${Math.max(0, Math.floor(seconds))}${s}`
  if (seconds < HOUR) return `${Math.floor(seconds / MINUTE)}${min}`
  if (seconds < DAY) return `${Math.floor(seconds / HOUR)}${h}`
  return `${formatCount(Math.floor(seconds / DAY))}${d}`
}

/** `96.8 %`; below 100 it never says 100, above 0 never 0. */
export function formatPercent(percent: number): string {
  if (percent > 0 && percent < 0.1) return '< 0.1 %'
  const cut = Math.floor(percent * 10 + 1e-9) / 10
  return `${Number.isInteger(cut) ? cut : cut.toFixed(1)} %`
}

/** `46 k`, `1.2 M`: for axes only. */
export function formatShort(value: number): string {
  const units = ['', ' k', ' M', ' G', ' T'] as const
  let unit = 0
  let rest = value
  while (Math.abs(rest) >= 1000 && unit < units.length - 1) {
    rest /= 1000
    unit += 1
  }
  return `${Math.round(rest * 10) / 10}${units[unit]}`
}

/** `10 m`, `1.5 h`: a duration on an axis, one unit. */
export function formatShortDuration(seconds: number): string {
  const { s, m, h, d } = UNITS[pageLanguage()]
  for (const [size, unit] of [
    [DAY, d],
    [HOUR, h],
    [MINUTE, m],
  ] as const) {
    if (seconds >= size) return `${Math.round((seconds / size) * 10) / 10}${unit}`
  }
  return `${Math.round(seconds * 10) / 10}${s}`
}

type Instant = string | number | Date

const clock = format({ hour: '2-digit', minute: '2-digit', second: '2-digit' })
const shortClock = format({ hour: '2-digit', minute: '2-digit' })
const day = format({ day: 'numeric', month: 'short' })
const yearDay = format({ day: 'numeric', month: 'short', year: 'numeric' })
const year = format({ year: 'numeric' })
const zoneOffset = format({ timeZoneName: 'longOffset' })

/** `14:32:07`, in the chosen time zone, as all that follow. */
export function formatClock(at: Instant): string {
  return clock(at)
}

/** `14:32` */
export function formatShortClock(at: Instant): string {
  return shortClock(at)
}

/** `14:32:07` today, `3 Mar, 14:32` on another day of this year, `3 Mar 2024, 14:32` before. */
export function formatWhen(at: Instant, now: Instant): string {
  if (yearDay(at) === yearDay(now)) return clock(at)
  const date = year(at) === year(now) ? day(at) : yearDay(at)
  return `${date}${pageLanguage() === 'ko' ? '' : ','} ${shortClock(at)}`
}

/** `14:32` today, `3 Mar, 14:32` on another day: where seconds are no evidence. */
export function formatShortWhen(at: Instant, now: Instant): string {
  return formatDay(at) === formatDay(now) ? shortClock(at) : formatWhen(at, now)
}

/** `14:32:07` today, `3 Mar, 14:32:07` on another day: where seconds are evidence. */
export function formatExactWhen(at: Instant, now: Instant): string {
  if (yearDay(at) === yearDay(now)) return clock(at)
  const date = year(at) === year(now) ? day(at) : yearDay(at)
  return `${date}${pageLanguage() === 'ko' ? '' : ','} ${clock(at)}`
}

/** `3 Mar`: for axes, where the year goes without saying. */
export function formatShortDay(at: Instant): string {
  return day(at)
}

/** `3 Mar 2026` */
export function formatDay(at: Instant): string {
  return yearDay(at)
}

/** `14:32:07, Asia/Seoul (GMT+09:00)`: where the zone has to be named. */
export function formatZoned(at: Instant): string {
  const offset = /GMT.*/.exec(zoneOffset(at))?.[0] ?? ''
  return `${clock(at)}, ${shownTimeZone()} (${offset})`
}

const DATE_LOCALES = { en: 'en-GB', ko: 'ko-KR' } as const

/** Made at first use, and anew when the page's language or zone has changed. */
function format(options: Intl.DateTimeFormatOptions): (at: Instant) => string {
  let made: { language: string; timeZone: string | undefined; format: Intl.DateTimeFormat } | undefined
  return (at) => {
    const language = pageLanguage()
    const timeZone = chosenTimeZone()
    if (made?.language !== language || made.timeZone !== timeZone) {
      made = { language, timeZone, format: new Intl.DateTimeFormat(DATE_LOCALES[language], { ...options, timeZone, hourCycle: 'h23' }) }
    }
    return made.format.format(new Date(at))
  }
}

function pageLanguage(): keyof typeof UNITS {
  return typeof document !== 'undefined' && document.documentElement.lang === 'ko' ? 'ko' : 'en'
}

/** Seconds from one time to another, never negative: clocks of two machines may differ. */
export function secondsBetween(from: Instant, to: Instant): number {
  return Math.max(0, (new Date(to).getTime() - new Date(from).getTime()) / 1000)
}

const KEPT_TAIL = 8

/** A long name in two parts: what may be cut, and the last 8 characters, which are kept. */
export function splitName(name: string): { head: string; tail: string } {
  const characters = Array.from(name)
  if (characters.length <= KEPT_TAIL * 2) return { head: name, tail: '' }
  return { head: characters.slice(0, -KEPT_TAIL).join(''), tail: characters.slice(-KEPT_TAIL).join('') }
}

/** `recommendations-…tures-v2`: the same for places that cannot cut by themselves. */
export function cutMiddle(name: string, most: number): string {
  const characters = Array.from(name)
  if (characters.length <= most || most <= KEPT_TAIL + 1) return name
  return `${characters.slice(0, most - KEPT_TAIL - 1).join('')}…${characters.slice(-KEPT_TAIL).join('')}`
}
