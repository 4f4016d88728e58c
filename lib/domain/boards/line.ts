import type { Sample } from './known-span'

/** The greatest of the samples in each of `steps` equal parts of the time after `from`, up to and with `to` (ms); null: none is known in it. */
export function lineOf(samples: readonly Sample[], from: number, to: number, steps: number): (number | null)[] {
  const line: (number | null)[] = Array.from({ length: steps }, () => null)
  for (const { at, seconds } of samples) {
    if (seconds === null || at <= from || at > to) continue
    const step = Math.min(steps - 1, Math.ceil(((at - from) / (to - from)) * steps) - 1)
    line[step] = Math.max(line[step] ?? 0, seconds)
  }
  return line
}
