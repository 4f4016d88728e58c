import { type DurationError, formatIsoDuration, parseIsoDuration } from '@/lib/domain/offsets/iso-duration'

const SECOND = 1000
const UNITS: readonly [words: RegExp, ms: number][] = [
  [/^(w|weeks?|주)$/, 604_800 * SECOND],
  [/^(d|days?|일)$/, 86_400 * SECOND],
  [/^(h|hrs?|hours?|시간)$/, 3600 * SECOND],
  [/^(m|mins?|minutes?|분)$/, 60 * SECOND],
  [/^(s|secs?|seconds?|초)$/, SECOND],
]
const TERM = /(\d+(?:[.,]\d+)?)\s*([a-z]+|주|일|시간|분|초)/y

export type BackDuration = { iso: string; ms: number } | { problem: DurationError['problem'] | 'no-unit' | 'not-back' }

/** How far back, as ISO 8601 (`PT2H30M`) or in plain words (`2 h 30 m`, `1.5 hours`, `2시간 30분`); more than nothing, in whole ms. */
export function parseBackDuration(text: string): BackDuration {
  const trimmed = text.trim().toLowerCase()
  const read = /^[-+]?p/.test(trimmed) ? parseIsoDuration(trimmed) : plain(trimmed)
  if ('problem' in read) return { problem: read.problem }
  return read.ms > 0 ? { ms: read.ms, iso: formatIsoDuration(read.ms) } : { problem: 'not-back' }
}

function plain(text: string): { ms: number } | { problem: DurationError['problem'] | 'no-unit' } {
  if (/^\d+$/.test(text)) return { problem: 'no-unit' }
  let ms = 0
  let at = 0
  while (at < text.length) {
    TERM.lastIndex = at
    const [term, amount = '', word = ''] = TERM.exec(text) ?? []
    const unit = UNITS.find(([words]) => words.test(word))
    if (term === undefined || !unit) return { problem: 'not-a-duration' }
    ms += Number(amount.replace(',', '.')) * unit[1]
    at += term.length
    at += /^[\s,]*/.exec(text.slice(at))?.[0].length ?? 0
  }
  if (ms > Number.MAX_SAFE_INTEGER) return { problem: 'too-long' }
  return text === '' ? { problem: 'not-a-duration' } : { ms: Math.round(ms) }
}
