import 'server-only'
import type { PlanRow, Total, Values } from '@/lib/contract/changes'
import { type ResetEffect, type ResetTotals, resetEffect, resetTotals } from '@/lib/domain/offsets/reset-effect'
import { type ResetMark, type ResolvedTarget, resolveTarget } from '@/lib/domain/offsets/reset-target'
import type { ChangeContext, ReviewedPlan } from '../../../define-change'
import { type PlaceNow, placeKey } from '../../../look/group-now'
import { type RecordSeen, readRecordTimes, recordKey } from '../../../look/record-times'
import { wrongInput } from '../../../refusal'
import type { ResetGroundNow } from './reset-ground'
import type { GivenRow, ResetInput } from './reset-input'

/** One partition with all that is known of its move. */
export interface ResetPartition {
  key: string
  topic: string
  partition: number
  place: PlaceNow | null
  range: ResetGroundNow['ranges'][number]
  given: GivenRow | null
  /** null: its commit goes away. */
  target: bigint | null
  requested: bigint | null
  marks: readonly ResetMark[]
  effect: ResetEffect | null
}

/** Where every partition goes. Targets a person has reviewed stay as reviewed, but for those that mean "wherever that is". */
export function resolvePartitions(ground: ResetGroundNow, input: ResetInput, reviewed: ReviewedPlan | null): ResetPartition[] {
  const kept = isResolvedAgain(input) ? null : reviewedTargets(reviewed)
  return ground.ranges.map((range) => {
    const key = placeKey(range)
    const place = ground.places.get(key) ?? null
    const given = ground.given?.get(key) ?? null
    const named = { key, topic: range.topic, partition: range.partition, place, range, given }
    if (given?.offset === null) return { ...named, target: null, requested: null, marks: [], effect: null }

    const committed = place?.offset ?? null
    const resolved = resolveTarget(ground.rule, { ...range, committed, given: given ? BigInt(given.offset) : null })
    if (resolved.target === null) throw wrongInput('to', `a commit on every partition: ${key} has none to shift`)
    refuseOutOfRange(input, key, range, resolved)
    const target = kept?.get(key) ?? resolved.target
    return {
      ...named,
      ...resolved,
      target,
      effect: resetEffect({ ...range, committed, target, requested: resolved.requested, offsetsAreRecords: true }),
    }
  })
}

function isResolvedAgain({ to }: ResetInput): boolean {
  return to.type === 'earliest' || to.type === 'latest' || to.type === 'shift' || to.type === 'current'
}

function reviewedTargets(reviewed: ReviewedPlan | null): Map<string, bigint> | null {
  if (!reviewed) return null
  const targets = reviewed.rows.flatMap(({ of, after }) =>
    typeof after?.offset === 'string' ? [[`${of.topic}-${of.partition}`, BigInt(after.offset)] as const] : [],
  )
  return new Map(targets)
}

function refuseOutOfRange(
  { outOfRange }: ResetInput,
  key: string,
  range: ResetGroundNow['ranges'][number],
  { requested, marks }: ResolvedTarget,
): void {
  if (outOfRange !== 'refuse' || !marks.some((mark) => mark.startsWith('clamped'))) return
  throw wrongInput('outOfRange', `offsets inside the log: ${key} holds ${range.logStart} to ${range.logEnd}, ${requested} was asked for`)
}

/** The same, with times of records and with honest counts: compaction and transactions leave offsets that are no records. */
export async function toRows(context: ChangeContext, partitions: readonly ResetPartition[]): Promise<PlanRow[]> {
  const times = await readRecordTimes(context.client, partitions.flatMap(recordPlaces))
  return partitions.map((of) => {
    const { topic, partition, range, place, target, marks } = of
    const seen = (offset: bigint | null | undefined) => (offset == null ? undefined : times.get(recordKey({ topic, partition, offset })))
    const [at, then] = [seen(place?.offset), seen(target)]
    const changed = isChanged(of)
    return {
      of: { topic, partition },
      before: place?.offset == null ? null : values(place.offset, place),
      after: target === null ? null : values(target, changed ? besides(of, target) : (place ?? {})),
      changed,
      about: {
        topicId: range.topicId,
        logStart: String(range.logStart),
        logEnd: String(range.logEnd),
        direction: of.effect?.direction ?? 'removed',
        records: String(of.effect?.records ?? 0n),
        gone: String(of.effect?.alreadyGone ?? 0n),
        atMost: !offsetsAreRecords(context, topic, [at, then]),
        requested: of.requested === null ? null : String(of.requested),
        committedAt: toIso(at),
        targetAt: toIso(then),
        atEnd: target !== null && target >= range.logEnd,
      },
      marks: [...marks],
    }
  })
}

/** What is kept beside the new offset. The epoch is of the record there (KIP-320): a clamped offset has another. */
function besides({ given }: ResetPartition, target: bigint): Pick<GivenRow, 'metadata' | 'leaderEpoch'> {
  if (!given) return {}
  return given.offset === String(target) ? given : { metadata: given.metadata }
}

/** The offset differs, or what is kept beside it is to be put back. */
function isChanged({ place, target, given }: ResetPartition): boolean {
  if (target !== (place?.offset ?? null)) return true
  return target !== null && given?.metadata !== undefined && (given.metadata ?? '') !== (place?.metadata ?? '')
}

function values(
  offset: bigint,
  { metadata, leaderEpoch }: { metadata?: string | null | undefined; leaderEpoch?: number | null | undefined },
): Values {
  return {
    offset: String(offset),
    ...(metadata == null || metadata === '' ? {} : { metadata }),
    ...(leaderEpoch == null ? {} : { leaderEpoch }),
  }
}

function recordPlaces({ topic, partition, range, place, target }: ResetPartition) {
  const { topicId, leader, logStart, logEnd } = range
  if (leader === null) return []
  const offsets = new Set([place?.offset, target].filter((offset) => offset != null && offset >= logStart && offset < logEnd))
  return [...offsets].flatMap((offset) => (offset == null ? [] : [{ topic, topicId, partition, leader, offset }]))
}

function offsetsAreRecords({ snapshot }: ChangeContext, topic: string, seen: readonly (RecordSeen | undefined)[]): boolean {
  const state = snapshot.topics.get(topic)
  return state?.config?.cleanupPolicy === 'delete' && !state.internal && !seen.some((record) => record?.transactional)
}

const toIso = (record: RecordSeen | undefined) => (record ? new Date(record.timestampMs).toISOString() : null)

/** The figures in large print. */
export function toTotals(
  partitions: readonly ResetPartition[],
  rows: readonly PlanRow[],
  nowMs: number,
): { totals: Total[]; sums: ResetTotals } {
  const sums = resetTotals(partitions.map(({ effect, marks }) => ({ effect, marks })))
  const atMost = rows.some((row) => row.about['atMost'] === true)
  const count = (code: string, { records, partitions: of }: { records: bigint; partitions: number }): Total => ({
    code,
    value: String(records),
    atMost: atMost && records > 0n,
    partitions: of,
  })
  const furthestMs = furthestBack(rows, nowMs)
  return {
    sums,
    totals: [
      count('records-again', sums.again),
      count('records-skipped', sums.skipped),
      ...(sums.first.partitions > 0 ? [count('records-first', sums.first)] : []),
      ...(furthestMs === null ? [] : [{ code: 'furthest-back', value: furthestMs, atMost: false, partitions: null }]),
      { code: 'records-gone', value: String(sums.gone), atMost: false, partitions: null },
      ...(sums.outOfRange > 0 ? [{ code: 'out-of-range', value: sums.outOfRange, atMost: false, partitions: sums.outOfRange }] : []),
    ],
  }
}

/** The greatest distance in time between a commit and its target, ms; null: known of none. A group that has read all stands at now. */
function furthestBack(rows: readonly PlanRow[], nowMs: number): number | null {
  const spans = rows.flatMap(({ about, before }) => {
    const [from, to] = [about['targetAt'], about['committedAt']]
    if (about['direction'] !== 'again' || typeof from !== 'string') return []
    if (typeof to === 'string') return [Date.parse(to) - Date.parse(from)]
    const [at, end] = [before?.['offset'], about['logEnd']]
    return typeof at === 'string' && typeof end === 'string' && BigInt(at) >= BigInt(end) ? [nowMs - Date.parse(from)] : []
  })
  return spans.length === 0 ? null : Math.max(0, ...spans)
}
