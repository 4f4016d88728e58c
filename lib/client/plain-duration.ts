import { type DurationError, parseIsoDuration } from '../domain/offsets/iso-duration'

const SECOND = 1000
const UNITS: readonly [words: RegExp, ms: number][] = [
  [/^(w|weeks?|주)$/, 604_800 * SECOND],
  [/^(d|days?|일)$/, 86_400 * SECOND],
  [/^(h|hrs?|hours?|시간)$/, 3600 * SECOND],
  [/^(m|mins?|minutes?|분)$/, 60 * SECOND],
  [/^(s|secs?|seconds?|초)$/, SECOND],
]
const TERM = /(\d+(?:[.,]\d+)?)\s*([a-z]+|주|일|시간|분|초)/y

export type PlainDuration = { ms: number } | { problem: DurationError['problem'] | 'no-unit' }

/** A duration in ISO 8601 (`PT2H30M`) or in plain words (`2 h 30 m`, `1.5 hours`, `2시간 30분`), in whole ms; ISO may be negative. */
export function parsePlainDuration(text: string): PlainDuration {
  const trimmed = text.trim().toLowerCase()
  if (/^[-+]?p/.test(trimmed)) {
    const read = parseIsoDuration(trimmed)
    return 'problem' in read ? { problem: read.problem } : read
  }
  if (/^\d+$/.test(trimmed)) return { problem: 'no-unit' }
  let ms = 0
  let at = 0
  while (at < trimmed.length) {
    TERM.lastIndex = at
    const [term, amount = '', word = ''] = TERM.exec(trimmed) ?? []
    const unit = UNITS.find(([words]) => words.test(word))
    if (term === undefined || !unit) return { problem: 'not-a-duration' }
    ms += Number(amount.replace(',', '.')) * unit[1]
    at += term.length
    at += /^[\s,]*/.exec(trimmed.slice(at))?.[0].length ?? 0
  }
  if (ms > Number.MAX_SAFE_INTEGER) return { problem: 'too-long' }
  return trimmed === '' ? { problem: 'not-a-duration' } : { ms: Math.round(ms) }
}
