export const DURATION_PROBLEMS = ['not-a-duration', 'calendar-unit', 'fraction', 'too-long'] as const

export interface DurationError {
  problem: (typeof DURATION_PROBLEMS)[number]
  /** What would be right, in English. */
  right: string
}

// java.time.Duration.parse, which kafka-consumer-groups --by-duration uses.
const DURATION = /^([-+]?)P(?=.)(?:([-+]?\d+)D)?(?:T(?=.)(?:([-+]?\d+)H)?(?:([-+]?\d+)M)?(?:([-+]?)(\d+)(?:[.,](\d{0,9}))?S)?)?$/i
const MS = { day: 86_400_000n, hour: 3_600_000n, minute: 60_000n, second: 1000n }
const MAX_MS = BigInt(Number.MAX_SAFE_INTEGER)

/**
 * A duration as java.time.Duration.parse reads it (`P1DT2H`, `pt0.5s`, `-PT1H`, `PT-30M`), in whole ms; what is shorter than
 * a ms is cut off. A day is 24 hours. Refused: years, months and weeks, a fraction of anything but seconds, and more than
 * 2^53 ms.
 */
export function parseIsoDuration(text: string): { ms: number } | DurationError {
  const match = DURATION.exec(text)
  if (match === null) return whyNot(text)
  const [, sign, days = '0', hours = '0', minutes = '0', secondsSign = '', seconds = '0', fraction = ''] = match
  const secondsMs = BigInt(seconds) * MS.second + BigInt(fraction.padEnd(3, '0').slice(0, 3))
  const ms = signed(days) * MS.day + signed(hours) * MS.hour + signed(minutes) * MS.minute + (secondsSign === '-' ? -secondsMs : secondsMs)
  if (ms > MAX_MS || ms < -MAX_MS) return { problem: 'too-long', right: `at most ${formatIsoDuration(Number.MAX_SAFE_INTEGER)}` }
  return { ms: Number(sign === '-' ? -ms : ms) }
}

/** The shortest such text for whole ms: `P1DT2H`, `PT0.5S`, `-PT1H`, `PT0S`. Throws a RangeError for what is not a safe integer. */
export function formatIsoDuration(ms: number): string {
  if (!Number.isSafeInteger(ms)) throw new RangeError(`Not a whole number of ms: ${ms}`)
  if (ms === 0) return 'PT0S'
  const all = BigInt(Math.abs(ms))
  const part = (of: bigint, unit: string) => (of === 0n ? '' : `${of}${unit}`)
  const [seconds, fraction] = [(all % MS.minute) / MS.second, all % MS.second]
  const decimals = fraction === 0n ? '' : `.${String(fraction).padStart(3, '0').replace(/0+$/, '')}`
  const time = [
    part((all % MS.day) / MS.hour, 'H'),
    part((all % MS.hour) / MS.minute, 'M'),
    decimals === '' ? part(seconds, 'S') : `${seconds}${decimals}S`,
  ].join('')
  return `${ms < 0 ? '-' : ''}P${part(all / MS.day, 'D')}${time === '' ? '' : `T${time}`}`
}

const signed = (digits: string) => (digits.startsWith('+') ? BigInt(digits.slice(1)) : BigInt(digits))

function whyNot(text: string): DurationError {
  const date = /^[-+]?P([^T]*)/i.exec(text)?.[1] ?? ''
  if (/\d[YMW]/i.test(date))
    return { problem: 'calendar-unit', right: 'days, hours, minutes and seconds, such as P7D for a week or P30D for a month' }
  if (/[.,]\d*[DHM]/i.test(text)) return { problem: 'fraction', right: 'a fraction of seconds only: PT1H30M, not PT1.5H' }
  return { problem: 'not-a-duration', right: 'PnDTnHnMnS, such as PT30M, PT1H30M, P1D or PT0.5S' }
}
