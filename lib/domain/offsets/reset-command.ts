import { shellCommand, shellWord } from '../commands/shell-words'
import { formatIsoDuration } from './iso-duration'
import { formatOffsetsCsv } from './offsets-csv'
import type { ResetTo } from './reset-target'

export interface ResetScope {
  topic: string
  /** null: all partitions of the topic. */
  partitions: readonly number[] | null
}

export interface ResetCommand {
  group: string
  to: ResetTo
  /** `all-topics`: every partition the group has a commit for. At least one otherwise. Not said for `group` and `rows`, whose rows are the scope. */
  scope: 'all-topics' | readonly ResetScope[]
  /** The targets; what `group` and `rows` are said with, as the tool knows neither. */
  rows: readonly { topic: string; partition: number; offset: bigint }[]
}

/**
 * The kafka-consumer-groups.sh call that does the same, to be pasted; `$KAFKA` is left for the bootstrap servers. null: a
 * name with a NUL in it, which no command line can hold. Throws a RangeError for a time outside the years 0 to 9999, which
 * the tool does not read, and for a duration that is not in whole ms.
 */
export function resetCommand({ group, to, scope, rows }: ResetCommand): string | null {
  const named = shellWord(group)
  if (named === null) return null
  const tool = `kafka-consumer-groups.sh --bootstrap-server $KAFKA --group ${named} --reset-offsets`
  if (to.type === 'group' || to.type === 'rows') {
    const csv = formatOffsetsCsv(rows.map((row) => ({ group: null, ...row })))
    // The tool reads its file twice, so /dev/stdin would be empty the second time (ConsumerGroupCommand 3.9, 4.3).
    return `CSV=$(mktemp)\ncat > "$CSV" <<'EOF'\n${csv}EOF\n${tool} --from-file "$CSV" --execute`
  }
  const rest = shellCommand([...scopeWords(scope), ...scenarioWords(to), '--execute'])
  return rest === null ? null : `${tool} ${rest}`
}

function scopeWords(scope: ResetCommand['scope']): string[] {
  if (scope === 'all-topics') return ['--all-topics']
  return scope.flatMap(({ topic, partitions }) => ['--topic', partitions === null ? topic : `${topic}:${partitions.join(',')}`])
}

function scenarioWords(to: Exclude<ResetTo, { type: 'group' | 'rows' }>): string[] {
  switch (to.type) {
    case 'earliest':
    case 'latest':
    case 'current':
      return [`--to-${to.type}`]
    case 'timestamp':
      return ['--to-datetime', datetime(to.atMs)]
    case 'duration':
      return ['--by-duration', formatIsoDuration(to.durationMs)]
    case 'shift':
      return ['--shift-by', String(to.by)]
    case 'offset':
      return ['--to-offset', String(to.offset)]
  }
}

/** The tool demands ms, and takes a time without a zone for UTC (Utils.getDateTime). */
function datetime(atMs: number): string {
  // oxlint-disable-next-line no-restricted-globals -- Writes a given time; reads no clock.
  const text = new Date(atMs).toISOString()
  if (!/^\d{4}-/.test(text)) throw new RangeError(`Not in the years 0 to 9999: ${text}`)
  return text
}
