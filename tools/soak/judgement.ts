/** RSS may grow by no more than this after the first third: start-up, caches and the first hour's histories fill there. */
export const MOST_GROWTH = 0.1
/** pino's level of an error. */
const ERROR_LEVEL = 50

export interface Growth {
  /** Medians in MB. */
  middle: number
  last: number
  /** Share of `middle`; negative: it shrank. */
  share: number
  /** The least of either third, in MB: what is left when garbage has been collected. */
  lows: readonly [middle: number, last: number]
}

/** How much the median of the last third is above that of the middle third. Throws a RangeError with fewer than three samples. */
export function growthOf(samples: readonly number[]): Growth {
  const third = Math.floor(samples.length / 3)
  if (third < 1) throw new RangeError('three samples at least')
  const [inMiddle, inLast] = [samples.slice(-2 * third, -third), samples.slice(-third)]
  const [middle, last] = [medianOf(inMiddle), medianOf(inLast)]
  return { middle, last, share: last / middle - 1, lows: [Math.min(...inMiddle), Math.min(...inLast)] }
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length / 2
  return ((sorted[Math.ceil(half) - 1] ?? Number.NaN) + (sorted[Math.floor(half)] ?? Number.NaN)) / 2
}

/** Lines of a console's log that should not be there: errors it logged, and what Node or Next wrote past its logger. */
export function badLines(log: string): string[] {
  return log.split('\n').filter((line) => {
    const level = levelOf(line)
    return level === null ? /error|unhandled|uncaught|exception|warning|⨯/i.test(line) : level >= ERROR_LEVEL
  })
}

function levelOf(line: string): number | null {
  try {
    const { level } = JSON.parse(line) as { level?: unknown }
    return typeof level === 'number' ? level : null
  } catch {
    return null
  }
}
