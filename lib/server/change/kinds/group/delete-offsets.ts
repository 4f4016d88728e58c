import 'server-only'
import { z } from 'zod'
import { type ChangeContext, type PlanDraft, type ReviewedPlan, type Send, type StepRefusal, defineChange } from '../../define-change'
import { refusedByKafka } from '../../look/dry-run'
import { type GroupNow, type PlaceNow, placeKey, readPlaces } from '../../look/group-now'
import { toolCommand } from '../../look/tool-command'
import { requireSeenTopics } from '../../not-seen'
import { wrongInput } from '../../refusal'
import type { Warning } from '../../said'
import { partitionRefusals } from './commits/partition-refusals'
import { findRemoved, putBack, removedRow, savedOf, withRanges } from './commits/removed-commits'
import { memberName, refusedWhileHeld, refusedWhileUntold, requireGroup } from './commits/require-group'
import { GroupId, Scope, namedTopics } from './reset/reset-input'

const Input = z.strictObject({ group: GroupId, topics: Scope })
type Input = z.output<typeof Input>

/** OffsetDelete (KIP-496), of share groups DeleteShareGroupOffsets (KIP-932): where reading begins there is then up to the consumers. */
export const deleteOffsets = defineChange({
  kind: 'group.delete-offsets',
  title: 'Delete offsets of a group',
  permission: 'offsets:write',
  input: Input,
  target: ({ group }) => ({ type: 'group', name: group }),
  names: ({ topics }) => namedTopics(topics),
  plan,
  apply: { 'delete-offsets': sendDelete, 'delete-starts': sendDeleteOfShare },
  verify: (context, { rows }, { group }) => findRemoved(context, rows, group),
  undo: ({ rows }, { group }) => putBack(rows, group),
})

async function plan(context: ChangeContext, input: Input, reviewed: ReviewedPlan | null): Promise<PlanDraft> {
  const { client } = context
  requireSeenTopics(
    context,
    input.topics.map(({ topic }) => topic),
  )
  const group = await requireGroup(client, input.group, reviewed)
  const isShare = group.type === 'share'
  await requireScope(client, input, isShare)
  const places = wantedPlaces(input, await readPlaces(client, group))
  const removed = await withRanges(client, places)
  const rows = removed.map((one) => removedRow(one, isShare))
  const changed = rows.filter((row) => row.changed).length
  const step = isShare
    ? { id: 'delete-starts', code: 'group.stepDeleteStarts', figures: { topics: input.topics.length } }
    : { id: 'delete-offsets', code: 'group.stepDeleteOffsets', figures: { partitions: changed } }
  return {
    rows,
    warnings: warnings(input, group, places),
    steps: changed === 0 ? [] : [step],
    command: command(input, isShare),
    confirm: isShare ? { kind: 'type', text: group.id } : { kind: 'click' },
    ground: new Map([
      ['type', group.type],
      ...removed.map(({ place, range }) => [`topic id ${place.topic}`, range?.topicId ?? null] as const),
      ...places.map((place) => [`committed ${placeKey(place)}`, place.offset === null ? null : String(place.offset)] as const),
    ]),
    refusedNow: refusedNow(input, group) ?? refusedWhileUntold(places),
    saves: { group: group.id, topics: savedOf(removed) },
  }
}

async function requireScope(client: ChangeContext['client'], { topics }: Input, isShare: boolean): Promise<void> {
  const found = await client.topics(topics.map(({ topic }) => topic))
  const counts = new Map(found.topics.map(({ name, partitions }) => [name, partitions.length]))
  for (const [index, { topic, partitions }] of topics.entries()) {
    const at = `topics.${index}`
    if (topics.findIndex((other) => other.topic === topic) !== index)
      throw wrongInput(`${at}.topic`, `each topic once; ${topic} is there twice`)
    const count = counts.get(topic)
    if (count === undefined) {
      const error = found.missing.find(({ name }) => name === topic)?.error ?? 'UNKNOWN_TOPIC_OR_PARTITION'
      throw refusedByKafka(`${at}.topic`, error, `a topic that this console’s user may see: there is no ${topic}`)
    }
    if (isShare && partitions) throw wrongInput(`${at}.partitions`, 'whole topics: Kafka forgets those of a share group only together')
    const beyond = partitions?.find((partition) => partition >= count)
    if (beyond !== undefined) throw wrongInput(`${at}.partitions`, `0 to ${count - 1}: ${topic} has no partition ${beyond}`)
  }
}

/** Those with a commit, and those asked for by number without one. */
function wantedPlaces({ topics }: Input, places: ReadonlyMap<string, PlaceNow>): PlaceNow[] {
  return topics.flatMap(({ topic, partitions }) => {
    const committed = [...places.values()].filter((place) => place.topic === topic)
    if (partitions === undefined) return committed
    return [...new Set(partitions)]
      .toSorted((a, b) => a - b)
      .map(
        (partition) =>
          places.get(placeKey({ topic, partition })) ?? { topic, partition, offset: null, leaderEpoch: null, metadata: null, error: null },
      )
  })
}

function warnings({ topics }: Input, { type }: GroupNow, places: readonly PlaceNow[]): Warning[] {
  const without = places.filter(({ offset, error }) => offset === null && error === null).map(placeKey)
  const untouched = topics.filter(({ topic }) => !places.some((place) => place.topic === topic)).map(({ topic }) => topic)
  const names = [...without, ...untouched]
  return [
    type === 'share' ? { weight: 'warn', code: 'group.shareBeginsAnewThere' } : { weight: 'warn', code: 'group.beginsAnewThere' },
    ...(names.length === 0
      ? []
      : [
          {
            weight: 'note' as const,
            code: 'group.noCommitThere',
            names,
            figures: { places: names.length },
          },
        ]),
  ]
}

/** Kafka asks whether a member subscribes to the topic; whoever owns a partition of it does. */
function refusedNow({ topics }: Input, group: GroupNow): (Warning & { kafkaError: string }) | null {
  const isByTopic = group.type === 'consumer' || group.type === 'streams' || group.protocolType === 'consumer'
  if (!isByTopic) return refusedWhileHeld(group)
  const asked = new Set(topics.map(({ topic }) => topic))
  const owning = group.members.filter(({ assignments }) =>
    assignments.some(({ topic, partitions }) => asked.has(topic) && partitions.length > 0),
  )
  if (owning.length === 0) return null
  const names = owning.map(memberName)
  const figures = { members: names.length, names: names.slice(0, 20).join(', ') }
  return { weight: 'warn', code: 'group.subscribed', kafkaError: 'GROUP_SUBSCRIBED_TO_TOPIC', names, figures }
}

function command({ group, topics }: Input, isShare: boolean): string | null {
  const scope = topics.flatMap(({ topic, partitions }) => ['--topic', partitions ? `${topic}:${partitions.join(',')}` : topic])
  return toolCommand(isShare ? 'kafka-share-groups.sh' : 'kafka-consumer-groups.sh', ['--delete-offsets', '--group', group, ...scope])
}

function removedByTopic({ rows }: ReviewedPlan): { topic: string; partitions: number[] }[] {
  const byTopic = Map.groupBy(
    rows.filter((row) => row.changed),
    ({ of }) => String(of['topic']),
  )
  return [...byTopic].map(([topic, of]) => ({ topic, partitions: of.map((row) => Number(row.of['partition'])) }))
}

async function sendDelete(...[{ client, writes }, reviewed, { group }]: Parameters<Send<Input>>): Promise<StepRefusal[]> {
  return partitionRefusals(await writes.deleteOffsets(await client.coordinator(group), group, removedByTopic(reviewed)))
}

async function sendDeleteOfShare(...[{ client, writes }, reviewed, { group }]: Parameters<Send<Input>>): Promise<StepRefusal[]> {
  const topics = removedByTopic(reviewed).map(({ topic }) => topic)
  const results = await writes.deleteShareGroupOffsets(await client.coordinator(group), group, topics)
  const refused = new Map(
    results.flatMap(({ topic, error, message }) => (error === null ? [] : [[topic, { kafkaError: error, message }] as const])),
  )
  return reviewed.rows.flatMap(({ of, changed }) => {
    const refusal = refused.get(String(of['topic']))
    return changed && refusal ? [{ of, ...refusal }] : []
  })
}
