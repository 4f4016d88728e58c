/** Where a reset goes. Times are ms since 1970, durations ms back from now; both are looked up by the caller (`ResetGround.atTime`). */
export type ResetTo =
  | { type: 'earliest' }
  | { type: 'latest' }
  | { type: 'current' }
  | { type: 'timestamp'; atMs: number }
  | { type: 'duration'; durationMs: number }
  | { type: 'shift'; by: bigint }
  | { type: 'offset'; offset: bigint }
  | { type: 'group' }
  | { type: 'rows' }

/** What is known of one partition when a reset is planned. Offsets as a consumer sees them: `logEnd` is the high watermark. */
export interface ResetGround {
  /** null: the group has no commit here. */
  committed: bigint | null
  logStart: bigint
  logEnd: bigint
  /** First offset at or after the time asked for; null: no such record. Only read for `timestamp` and `duration`. */
  atTime: bigint | null
  /** The other group's commit or the row's offset; null: none. Only read for `group` and `rows`. */
  given: bigint | null
}

/**
 * `past-end`: no record at or after the time, so to the end, and what is written next is read. `no-commit`: gets its first.
 * `shift-without-commit` and `nothing-given`: there is no target.
 */
export const RESET_MARKS = ['clamped-to-start', 'clamped-to-end', 'past-end', 'no-commit', 'shift-without-commit', 'nothing-given'] as const
export type ResetMark = (typeof RESET_MARKS)[number]

export interface ResolvedTarget {
  /** null: cannot be said, see the marks. */
  target: bigint | null
  /** What was asked for before it was brought into the log, may be negative; null: nothing that is an offset. */
  requested: bigint | null
  marks: readonly ResetMark[]
}

/**
 * The offset a reset sets for one partition, by the rules of kafka-consumer-groups --reset-offsets (OffsetsUtils, Kafka 4.3):
 * a shift, an offset and a row are brought into [start, end]; `current` leaves a commit as it is, even outside the log, and
 * means the end where there is none; a time after the last record means the end. The tool gives up the whole reset at a
 * shift without a commit; here only that partition has no target. `group` is ours and goes by the rules of a row.
 */
export function resolveTarget(to: ResetTo, ground: ResetGround): ResolvedTarget {
  switch (to.type) {
    case 'earliest':
      return resolved(ground, ground.logStart, ground.logStart)
    case 'latest':
      return resolved(ground, ground.logEnd, ground.logEnd)
    case 'current':
      return resolved(ground, ground.committed ?? ground.logEnd, ground.committed)
    case 'timestamp':
    case 'duration':
      return ground.atTime === null ? resolved(ground, ground.logEnd, null, ['past-end']) : resolved(ground, ground.atTime, ground.atTime)
    case 'shift':
      return ground.committed === null ? unsayable('shift-without-commit') : intoLog(ground, ground.committed + to.by)
    case 'offset':
      return intoLog(ground, to.offset)
    case 'group':
    case 'rows':
      return ground.given === null ? unsayable('nothing-given') : intoLog(ground, ground.given)
  }
}

function intoLog(ground: ResetGround, requested: bigint): ResolvedTarget {
  if (requested > ground.logEnd) return resolved(ground, ground.logEnd, requested, ['clamped-to-end'])
  if (requested < ground.logStart) return resolved(ground, ground.logStart, requested, ['clamped-to-start'])
  return resolved(ground, requested, requested)
}

function resolved(ground: ResetGround, target: bigint, requested: bigint | null, marks: readonly ResetMark[] = []): ResolvedTarget {
  return { target, requested, marks: ground.committed === null ? [...marks, 'no-commit'] : marks }
}

function unsayable(mark: ResetMark): ResolvedTarget {
  return { target: null, requested: null, marks: [mark] }
}
