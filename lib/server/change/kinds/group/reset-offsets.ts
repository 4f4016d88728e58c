import 'server-only'
import type { PlanRow, RowFound } from '@/lib/contract/changes'
import { type ResetCommand, resetCommand } from '@/lib/domain/offsets/reset-command'
import { type ChangeContext, type PlanDraft, type ReviewedPlan, type Send, type StepRefusal, defineChange } from '../../define-change'
import { watchResume } from '../../resume-watch'
import type { Said } from '../../said'
import { isGroupEmpty, placeKey, readGroupNow, readPlaces } from '../../look/group-now'
import { partitionRefusals } from './commits/partition-refusals'
import { resetToBefore, savedOf } from './commits/removed-commits'
import { type ResetGroundNow, readResetGround } from './reset/reset-ground'
import { ResetInput, namedTopics } from './reset/reset-input'
import { type ResetPartition, resolvePartitions, toRows, toTotals } from './reset/reset-rows'
import { refusedNow, resetWarnings, waits } from './reset/reset-warnings'

/**
 * Puts a group where it should be: OffsetCommit without membership, in one request, so that the broker itself refuses a group
 * with live members and either all of a coordinator's append is made or none (kafka-clients: never setOffsets of kafkajs).
 */
export const resetOffsets = defineChange({
  kind: 'group.reset-offsets',
  title: 'Reset offsets',
  permission: 'offsets:write',
  input: ResetInput,
  target: ({ group }) => ({ type: 'group', name: group }),
  names: ({ to, topics = [] }) => [
    ...(to.type === 'group' ? [{ of: 'groups' as const, name: to.group }] : []),
    ...namedTopics([...topics, ...(to.type === 'rows' ? to.rows : [])]),
  ],
  plan,
  apply: { commit, 'delete-commits': deleteCommits, 'alter-starts': alterStarts },
  verify,
  undo: ({ rows }, { group }) => {
    const changed = rows.filter((row) => row.changed)
    const isShare = changed.some(({ before, about }) => before === null && about['share'] === true)
    if (isShare) return { because: { code: 'reset.noUndoShare' } }
    return resetToBefore(changed, group)
  },
  isFree: (context, { group }) => isGroupEmpty(context, group),
  afterArmed: (context, reviewed, { group }, isOver) => watchResume(context, group, reviewed, isOver),
})

async function plan(context: ChangeContext, input: ResetInput, reviewed: ReviewedPlan | null): Promise<PlanDraft> {
  const ground = await readResetGround(context, input)
  const partitions = resolvePartitions(ground, input, reviewed)
  const isShare = ground.group.type === 'share'
  const rows = (await toRows(context, partitions)).map((row) => (isShare ? { ...row, about: { ...row.about, share: true } } : row))
  const { totals, sums } = toTotals(partitions, rows, context.nowMs)
  const changed = partitions.filter((_, index) => rows[index]?.changed)
  const isRisk = sums.skipped.records > 0n || sums.gone > 0n
  return {
    rows,
    totals,
    meaning: meaning(ground, sums, partitions.length),
    warnings: await resetWarnings(context, ground, partitions, rows, sums),
    steps: steps(changed, isShare),
    command: command(input, ground, partitions),
    confirm: isRisk ? { kind: 'type', text: input.group } : { kind: 'click' },
    ground: new Map([
      ...[...ground.logs.topicIds].map(([topic, id]) => [`topic id ${topic}`, id] as const),
      ...[...ground.logs.partitionCounts].map(([topic, count]) => [`partitions of ${topic}`, String(count)] as const),
      ...partitions.map(
        ({ key, target, range }) => [`target of ${key} in the log`, target === null || target >= range.logStart ? 'yes' : 'no'] as const,
      ),
    ]),
    groundUnlessArmed: new Map([
      ['type', ground.group.type],
      ['state', ground.group.state],
      ...partitions.map(({ key, place }) => [`committed ${key}`, place?.offset == null ? null : String(place.offset)] as const),
    ]),
    refusedNow: refusedNow(ground, partitions),
    arm: { waits: waits(ground) },
    saves: { group: input.group, topics: savedOf(changed.flatMap(({ place, range }) => (place ? [{ place, range }] : []))) },
  }
}

function steps(changed: readonly ResetPartition[], isShare: boolean): PlanDraft['steps'] {
  const set = changed.filter(({ target }) => target !== null).length
  const removed = changed.length - set
  if (isShare) return set === 0 ? [] : [{ id: 'alter-starts', code: 'reset.stepShare', figures: { partitions: set } }]
  return [
    ...(set === 0 ? [] : [{ id: 'commit', rows: set, code: 'reset.stepCommit', figures: { partitions: set } }]),
    ...(removed === 0 ? [] : [{ id: 'delete-commits', rows: removed, code: 'reset.stepDelete', figures: { partitions: removed } }]),
  ]
}

function meaning({ group }: ResetGroundNow, sums: ReturnType<typeof toTotals>['sums'], partitions: number): Said[] {
  return [
    ...(group.exists ? [] : [{ code: 'reset.newGroup', figures: { group: group.id } }]),
    ...(sums.again.partitions > 0
      ? [{ code: 'reset.readsAgain', figures: { records: String(sums.again.records), partitions: sums.again.partitions } }]
      : []),
    ...(sums.skipped.partitions > 0
      ? [{ code: 'reset.neverReads', figures: { records: String(sums.skipped.records), partitions: sums.skipped.partitions } }]
      : []),
    ...(sums.unchanged > 0 ? [{ code: 'reset.unchanged', figures: { partitions: sums.unchanged, all: partitions } }] : []),
  ]
}

function command(input: ResetInput, { rule, group }: ResetGroundNow, partitions: readonly ResetPartition[]): string | null {
  // Kafka's tool for share groups knows fewer ways, and none to remove a commit in the same call.
  if (group.type === 'share' || partitions.some(({ target }) => target === null)) return null
  const rows = partitions.flatMap(({ topic, partition, target }) => (target === null ? [] : [{ topic, partition, offset: target }]))
  const scope: ResetCommand['scope'] = input.topics?.map(({ topic, partitions: of }) => ({ topic, partitions: of ?? null })) ?? 'all-topics'
  return resetCommand({ group: input.group, to: rule, scope, rows })
}

interface Target {
  topic: string
  partition: number
  /** null: its commit goes away. */
  offset: bigint | null
  leaderEpoch: number | null
  metadata: string | null
}

function targets({ rows }: ReviewedPlan): Target[] {
  return rows
    .filter((row) => row.changed)
    .map(({ of, after }) => ({
      topic: String(of['topic']),
      partition: Number(of['partition']),
      offset: typeof after?.['offset'] === 'string' ? BigInt(after['offset']) : null,
      leaderEpoch: typeof after?.['leaderEpoch'] === 'number' ? after['leaderEpoch'] : null,
      metadata: typeof after?.['metadata'] === 'string' ? after['metadata'] : null,
    }))
}

const withOffset = (all: readonly Target[]) =>
  all.flatMap((target) => (target.offset === null ? [] : [{ ...target, offset: target.offset }]))

/** Both are asked of whoever coordinates the group now: that may have moved since the plan. */
function commit(...[{ client, writes }, plan_, { group }]: Parameters<Send<ResetInput>>): Promise<StepRefusal[]> {
  return client
    .coordinator(group)
    .then((coordinator) => writes.commitOffsets(coordinator, group, withOffset(targets(plan_))))
    .then(partitionRefusals)
}

async function deleteCommits(...[{ client, writes }, plan_, { group }]: Parameters<Send<ResetInput>>): Promise<StepRefusal[]> {
  const removed = Map.groupBy(
    targets(plan_).filter(({ offset }) => offset === null),
    ({ topic }) => topic,
  )
  const topics = [...removed].map(([topic, of]) => ({ topic, partitions: of.map(({ partition }) => partition) }))
  return partitionRefusals(await writes.deleteOffsets(await client.coordinator(group), group, topics))
}

async function alterStarts(...[{ client, writes }, plan_, { group }]: Parameters<Send<ResetInput>>): Promise<StepRefusal[]> {
  const starts = withOffset(targets(plan_)).map(({ topic, partition, offset }) => ({ topic, partition, startOffset: offset }))
  return partitionRefusals(await writes.alterShareGroupOffsets(await client.coordinator(group), group, starts))
}

async function verify({ client }: ChangeContext, { rows }: ReviewedPlan, { group }: ResetInput): Promise<RowFound[]> {
  const places = await readPlaces(client, await readGroupNow(client, group))
  const found = rows
    .filter((row) => row.changed)
    .map((row) => {
      const place = places.get(placeKey({ topic: String(row.of['topic']), partition: Number(row.of['partition']) }))
      const now = place?.offset == null ? null : { offset: String(place.offset), ...(place.metadata ? { metadata: place.metadata } : {}) }
      return { of: row.of, state: compare(row, now), now }
    })
  const gone = await goneTopics(
    client,
    found.filter(({ state, now }) => state === 'other' && now === null).map(({ of }) => String(of['topic'])),
  )
  return found.filter(({ of, now }) => now !== null || !gone.has(String(of['topic'])))
}

/** Kafka forgets the commits of a deleted topic with it: there is nothing left to look at, and nothing that an undo could find moved. */
async function goneTopics(client: ChangeContext['client'], topics: readonly string[]): Promise<Set<string>> {
  if (topics.length === 0) return new Set()
  const { missing } = await client.topics([...new Set(topics)])
  return new Set(missing.filter(({ error }) => error === 'UNKNOWN_TOPIC_OR_PARTITION').map(({ name }) => name))
}

function compare({ before, after }: PlanRow, now: { offset: string; metadata?: string } | null): RowFound['state'] {
  const is = (wanted: PlanRow['before']) => {
    if (wanted === null || now === null) return wanted === now
    return wanted['offset'] === now.offset && (wanted['metadata'] ?? '') === (now.metadata ?? '')
  }
  return is(after) ? 'as-planned' : is(before) ? 'as-before' : 'other'
}
