import type { Language } from '../domain/preferences/limits'

const DAY_MS = 86_400_000

/** How far a zone is ahead of UTC at that moment, in ms. Throws a RangeError for a zone that the browser does not know. */
export function zoneOffsetMs(atMs: number, zone: string): number {
  const parts = Object.fromEntries(
    clockOf(zone)
      .formatToParts(atMs)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(atMs / 1000) * 1000
}

const clocks = new Map<string, Intl.DateTimeFormat>()
function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone)
  if (known) return known
  const numeric = 'numeric' as const
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: numeric,
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
    second: numeric,
  })
  clocks.set(zone, made)
  return made
}

/**
 * The moments, in ms since 1970, at which a clock on the wall of that zone shows `wall` (`2026-11-17T14:00:00`, fractions
 * of a second allowed): one as a rule, none where clocks were put forward over it, two where they were put back. null: not
 * a date and time.
 */
export function momentsOf(wall: string, zone: string): number[] | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(wall)) return null
  const asUtc = Date.parse(`${wall}Z`)
  if (Number.isNaN(asUtc)) return null
  const offsets = new Set([zoneOffsetMs(asUtc - DAY_MS, zone), zoneOffsetMs(asUtc + DAY_MS, zone)])
  return [...offsets]
    .map((offset) => asUtc - offset)
    .filter((at) => at + zoneOffsetMs(at, zone) === asUtc)
    .toSorted((a, b) => a - b)
}

/** What that clock shows: `2026-11-17T14:00:00`, with ms where there are any. */
export function wallOf(atMs: number, zone: string): string {
  return new Date(atMs + zoneOffsetMs(atMs, zone)).toISOString().replace(/\.000Z$|Z$/, '')
}

/** The moment in ISO 8601 with the zone's offset: `2026-11-17T14:00:00.000+01:00`. */
export function isoWithZone(atMs: number, zone: string): string {
  const offset = zoneOffsetMs(atMs, zone)
  // Offsets of before 1972 may have seconds, which ISO 8601 has no place for.
  if (offset % 60_000 !== 0) return new Date(atMs).toISOString()
  const minutes = Math.abs(offset) / 60_000
  const two = (value: number) => String(value).padStart(2, '0')
  const shown = offset === 0 ? 'Z' : `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
  return new Date(atMs + offset).toISOString().replace('Z', shown)
}

/** Midnight of the day that `atMs` is in, in that zone; where clocks skip midnight, the first moment of the day. */
export function startOfDay(atMs: number, zone: string): number {
  const day = wallOf(atMs, zone).slice(0, 10)
  for (let minute = 0; minute < 180; minute += 15) {
    const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
    const [first] = momentsOf(`${day}T${clock}:00`, zone) ?? []
    if (first !== undefined) return first
  }
  return atMs
}

/**
 * The moments that a typed or pasted time can mean: ISO 8601 with or without an offset (a space for the T, a comma before
 * the ms), as the clock of `zone` shows it where it has none; or s or ms since 1970. See `momentsOf` for none and two; null:
 * something else.
 */
export function momentsFromText(text: string, zone: string): number[] | null {
  const trimmed = text.trim()
  if (/^\d{10}$/.test(trimmed)) return [Number(trimmed) * 1000]
  if (/^\d{12,13}$/.test(trimmed)) return [Number(trimmed)]
  const match = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?)\s*(Z|[+-]\d\d:?\d\d)?$/i.exec(trimmed)
  if (!match) return null
  const [, day = '', clock = '', offset] = match
  const wall = `${day}T${clock.replace(',', '.').replace(/(\.\d{3})\d+$/, '$1')}`
  if (offset === undefined) return momentsOf(wall, zone)
  const at = Date.parse(`${wall}${offset.toUpperCase().replace(/(\d\d)(\d\d)$/, '$1:$2')}`)
  return Number.isNaN(at) ? null : [at]
}

/** As people say it, by the clock of that zone: `Tue`, `17 Nov 2026`, `14:00:00` with ms where there are any. */
export function saidTime(atMs: number, zone: string, language: Language): { weekday: string; day: string; clock: string } {
  const locale = language === 'ko' ? 'ko-KR' : 'en-GB'
  const as = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { timeZone: zone, ...options }).format(atMs)
  return {
    weekday: as({ weekday: 'short' }),
    day: as({ day: 'numeric', month: 'short', year: 'numeric' }),
    clock: wallOf(atMs, zone).slice(11),
  }
}

/** As it is typed in the form: `2026-11-17 14:00:00`. */
export function typedTime(atMs: number, zone: string): string {
  return wallOf(atMs, zone).replace('T', ' ')
}
