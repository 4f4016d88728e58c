import 'server-only'
import type { ChangeContext } from '../../../define-change'
import { type GroupNow, type PlaceNow, placeKey, readGroupNow, readPlaces } from '../../../look/group-now'
import { type LogRange, type LogRanges, readLogRanges } from '../../../look/log-ranges'
import { requireSeenTopics } from '../../../not-seen'
import { ChangeRefusal, wrongInput } from '../../../refusal'
import { givenRows } from './given-rows'
import { type GivenRow, type ResetInput, toRule } from './reset-input'

/** All that a reset is planned on, read from the cluster at this moment. */
export interface ResetGroundNow {
  group: GroupNow
  places: ReadonlyMap<string, PlaceNow>
  logs: LogRanges
  /** The partitions it is about, in order. */
  ranges: (LogRange & { logStart: bigint; logEnd: bigint })[]
  given: ReadonlyMap<string, GivenRow> | null
  /** Topics that commits or given offsets are of, but that are gone. */
  goneTopics: string[]
  rule: ReturnType<typeof toRule>['rule']
}

export async function readResetGround(context: ChangeContext, input: ResetInput): Promise<ResetGroundNow> {
  const { client, nowMs } = context
  const { rule, atMs } = toRule(input.to, nowMs)
  const group = await readGroupNow(client, input.group)
  requireKnownRule(group, input)
  const places = await readPlaces(client, group)
  const given = await givenRows(context, input.group, input.to)
  const wanted = wantedPartitions(input, places, given)
  requireSeenTopics(context, wanted.keys())
  const logs = await readLogRanges(client, wanted, atMs)
  requireOfOneTopic(logs, given)
  requireTopics(input, logs, given)
  const goneTopics = [...wanted.keys()].filter((topic) => logs.missing.has(topic))
  const ranges = [...logs.ranges.values()].toSorted((a, b) => (a.topic < b.topic ? -1 : a.topic > b.topic ? 1 : a.partition - b.partition))
  return { group, places, logs, ranges: ranges.map(requireRange), given, goneTopics, rule }
}

/** Share groups have a start offset and nothing that was committed: these rules would mean nothing (KIP-932). */
function requireKnownRule({ type, id }: GroupNow, { to }: ResetInput): void {
  const hasNoMeaning = to.type === 'shift' || to.type === 'current' || to.type === 'group'
  if (type === 'share' && hasNoMeaning) {
    throw wrongInput('to.type', `${id} is a share group: earliest, latest, timestamp, duration, offset or rows`)
  }
  const without = type === 'share' && to.type === 'rows' ? to.rows.findIndex(({ offset }) => offset === null) : -1
  if (without >= 0) throw wrongInput(`to.rows.${without}.offset`, `an offset: ${id} is a share group, and has no commits that could go`)
}

/** `--all-topics` of Kafka's tool means: wherever the group has a commit. */
function wantedPartitions(
  { topics, group }: ResetInput,
  places: ReadonlyMap<string, PlaceNow>,
  given: ReadonlyMap<string, GivenRow> | null,
): Map<string, Set<number> | null> {
  const wanted = new Map<string, Set<number> | null>()
  const from = given ?? (topics === undefined ? places : null)
  const scope = topics && new Map(topics.map(({ topic, partitions }) => [topic, partitions ? new Set(partitions) : null] as const))
  if (from === null) return new Map(scope)
  for (const { topic, partition } of from.values()) {
    if (scope && !(scope.has(topic) && (scope.get(topic)?.has(partition) ?? true))) continue
    const partitions = wanted.get(topic) ?? new Set()
    wanted.set(topic, partitions.add(partition))
  }
  if (wanted.size === 0)
    throw wrongInput('topics', given ? 'topics that the given offsets are of' : `the topics to reset: ${group} has no commits yet`)
  return wanted
}

function requireTopics({ topics }: ResetInput, logs: LogRanges, given: ReadonlyMap<string, GivenRow> | null): void {
  for (const [index, { topic, partitions }] of (topics ?? []).entries()) {
    const error = logs.missing.get(topic)
    if (error)
      throw new ChangeRefusal(
        'bad-request',
        `input.topics.${index}.topic: there is no topic ${topic}`,
        notThere(`topics.${index}.topic`, error),
      )
    const count = logs.partitionCounts.get(topic) ?? 0
    const beyond = partitions?.find((partition) => partition >= count)
    if (beyond !== undefined) throw wrongInput(`topics.${index}.partitions`, `0 to ${count - 1}: ${topic} has no partition ${beyond}`)
  }
  // Whoever names the topic of offsets by its id kept them while it was there: the others go back without it.
  for (const { topic, partition, topicId } of given?.values() ?? []) {
    const error = logs.missing.get(topic)
    if (error && !(isGone(error) && topicId != null))
      throw new ChangeRefusal('bad-request', `input.to: there is no topic ${topic}`, notThere('to', error))
    const count = logs.partitionCounts.get(topic)
    if (count !== undefined && partition >= count)
      throw wrongInput('to', `${topic} has ${count} partitions, and so none of number ${partition}`)
  }
  if (given && logs.topicIds.size === 0) throw wrongInput('to', 'offsets of topics that there are: all of these are gone')
}

const isGone = (kafkaError: string) => kafkaError === 'UNKNOWN_TOPIC_OR_PARTITION'

const notThere = (path: string, kafkaError: string) => ({
  kafkaError,
  fields: [{ path: `input.${path}`, message: 'a topic that this console’s user may see' }],
})

/** Offsets of a topic that was deleted and made anew say nothing of its records (semantics 17). */
function requireOfOneTopic({ topicIds }: LogRanges, given: ReadonlyMap<string, GivenRow> | null): void {
  for (const { topic, topicId: cameFrom } of given?.values() ?? []) {
    const now = topicIds.get(topic)
    if (cameFrom == null || now === undefined || cameFrom === now) continue
    throw new ChangeRefusal('conflict', `${topic} is not the topic these offsets came from: it was deleted and made anew since`, {
      kafkaError: 'INCONSISTENT_TOPIC_ID',
      differences: [{ what: `topic id ${topic}`, planned: cameFrom, now }],
    })
  }
}

/** Without knowing what the log holds nobody can say what a reset does. */
function requireRange(range: LogRange): LogRange & { logStart: bigint; logEnd: bigint } {
  const { logStart, logEnd, error } = range
  if (error !== null || logStart === null || logEnd === null) {
    throw new ChangeRefusal(
      'unavailable',
      `What ${placeKey(range)} holds cannot be read: ${error ?? 'no answer'}`,
      error === null ? {} : { kafkaError: error },
    )
  }
  return { ...range, logStart, logEnd }
}
