import 'server-only'
import type { PlanRow } from '@/lib/contract/changes'
import type { TopicMetadata } from '../../../../kafka/reads/metadata'
import type { ReviewedPlan } from '../../../define-change'
import { refusedByKafka } from '../../../look/dry-run'
import { placeKey } from '../../../look/group-now'
import type { LogRange } from '../../../look/log-ranges'
import { ChangeRefusal, wrongInput } from '../../../refusal'

const THE_END = '-1'

/** One partition, and the first of its offsets that stays. */
export interface RecordsToDelete {
  partition: number
  leader: number | null
  offset: bigint
  logStart: bigint
  logEnd: bigint
}

/** In the order asked. An end that was reviewed stays where it was: nothing is deleted that nobody has seen counted. */
export function resolveDeletions(
  asked: readonly { partition: number; offset: string }[],
  { name: topic, partitions }: TopicMetadata,
  ranges: ReadonlyMap<string, LogRange>,
  reviewed: ReviewedPlan | null,
): RecordsToDelete[] {
  return asked.map(({ partition, offset }, index) => {
    const at = `before.${index}`
    if (partition >= partitions.length)
      throw wrongInput(`${at}.partition`, `0 to ${partitions.length - 1}: ${topic} has no partition ${partition}`)
    if (asked.findIndex((one) => one.partition === partition) !== index)
      throw wrongInput(`${at}.partition`, `each partition once; ${partition} is there twice`)
    const range = ranges.get(placeKey({ topic, partition }))
    const { logStart = null, logEnd = null, leader = null, error = null } = range ?? {}
    if (error !== null || logStart === null || logEnd === null) {
      const words = `What ${topic}-${partition} holds cannot be read: ${error ?? 'no answer'}`
      throw new ChangeRefusal('unavailable', words, error === null ? {} : { kafkaError: error })
    }
    const target = offset === THE_END ? (reviewedOffset(reviewed, partition) ?? logEnd) : BigInt(offset)
    if (target > logEnd && reviewed === null) {
      throw refusedByKafka(`${at}.offset`, 'OFFSET_OUT_OF_RANGE', `${logStart} to ${logEnd}: ${topic}-${partition} ends there`)
    }
    return { partition, leader, offset: target, logStart, logEnd }
  })
}

function reviewedOffset(reviewed: ReviewedPlan | null, partition: number): bigint | null {
  const after = reviewed?.rows.find(({ of }) => of['partition'] === partition)?.after?.['logStart']
  return typeof after === 'string' ? BigInt(after) : null
}

export function recordsRow(topic: string, { partition, leader, offset, logStart, logEnd }: RecordsToDelete): PlanRow {
  const changed = offset > logStart
  return {
    of: { topic, partition },
    before: { logStart: String(logStart) },
    after: { logStart: String(changed ? offset : logStart) },
    changed,
    about: { records: String(changed ? offset - logStart : 0n), logEnd: String(logEnd), leader },
    marks: [],
  }
}

/** kafka-delete-records.sh takes its offsets from a file only. A topic's name cannot break out of JSON (Kafka allows no quotes in it). */
export function command(topic: string, deletions: readonly RecordsToDelete[]): string {
  const partitions = deletions.map(
    ({ partition, offset }) => `    {"topic": ${JSON.stringify(topic)}, "partition": ${partition}, "offset": ${offset}}`,
  )
  const json = ['{"version": 1, "partitions": [', partitions.join(',\n'), ']}'].join('\n')
  return `JSON=$(mktemp)\ncat > "$JSON" <<'EOF'\n${json}\nEOF\nkafka-delete-records.sh --bootstrap-server $KAFKA --offset-json-file "$JSON"`
}
