import 'server-only'
import type { Verdict } from '@/lib/domain/lag/verdict'
import { TOPIC_FINDINGS } from '@/lib/domain/health/topic-findings'
import { partitionLag } from './group-lag'
import { type BrokerState, type Finding, type FindingKind, type GroupState, type Since, type TopicState, UNKNOWN } from './snapshot'
import type { SinceTracker } from './since-tracker'

interface Ground {
  now: number
  brokers: readonly BrokerState[]
  topics: ReadonlyMap<string, TopicState>
  groups: ReadonlyMap<string, GroupState>
  readersByTopic: ReadonlyMap<string, readonly string[]>
  since: Pick<SinceTracker, 'mark'>
}

const SEVERITY_ORDER = { danger: 0, warn: 1, note: 2 } as const

/** All that is wrong in a picture, worst first, then longest. */
export function findingsOf(ground: Ground): Finding[] {
  const found = [...brokerFindings(ground), ...partitionFindings(ground), ...groupFindings(ground)]
  return found.toSorted((a, b) => SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity] || a.since.at - b.since.at)
}

function brokerFindings({ brokers, topics, now, since }: Ground): Finding[] {
  const found: Finding[] = []
  for (const broker of brokers) {
    if (broker.status !== 'up') {
      const hosted = [...topics.values()].flatMap((topic) =>
        topic.partitions.filter((p) => p.replicas.includes(broker.id)).map((p) => ({ topic, p })),
      )
      const count = (health: string) => hosted.filter(({ p }) => p.health.some((word) => word === health)).length
      const id = `broker-down:${broker.id}`
      const mark = since.mark(id, now)
      found.push({
        id,
        kind: 'broker-down',
        severity: 'danger',
        since: broker.statusSince === null ? mark : { at: broker.statusSince, atLeast: false },
        subject: String(broker.id),
        rack: broker.rack,
        count: hosted.length,
        figures: {
          offline: count('offline'),
          refusing: count('under-min-isr'),
          short: count('under-replicated'),
          error: broker.error?.name ?? broker.status,
        },
        topics: [...new Set(hosted.filter(({ p }) => p.health.length > 0).map(({ topic }) => topic.name))],
        groups: [],
      })
    }
    for (const dir of broker.logDirs) {
      if (dir.error === null) continue
      const id = `log-dir-offline:${broker.id}:${dir.path}`
      found.push({
        ...nothing,
        id,
        kind: 'log-dir-offline',
        severity: 'danger',
        since: since.mark(id, now),
        subject: String(broker.id),
        figures: { path: dir.path, error: dir.error },
      })
    }
  }
  return found
}

const nothing = { rack: null, count: 1, figures: {}, topics: [], groups: [] } as const

/** One finding per kind of trouble over all partitions: a hundred rows would say less than one figure and a link. */
function partitionFindings({ topics, readersByTopic, now, since }: Ground): Finding[] {
  const kinds = {
    offline: 'partitions-offline',
    'under-min-isr': 'under-min-isr',
    'at-min-isr': 'at-min-isr',
    'under-replicated': 'under-replicated',
  } as const
  const found: Finding[] = []
  const unwell = [...topics.values()].filter((topic) => topic.unhealthyPartitions > 0)
  for (const [health, kind] of Object.entries(kinds)) {
    const rows = unwell.flatMap((topic) =>
      topic.partitions.filter((p) => p.health[0] === health).map((p) => ({ topic: topic.name, partition: p.partition, since: p.since })),
    )
    const first = rows[0]
    if (!first) continue
    const names = [...new Set(rows.map((row) => row.topic))]
    const oldest = rows.reduce<Since>(
      (a, row) => (row.since && row.since.at < a.at ? row.since : a),
      first.since ?? { at: now, atLeast: false },
    )
    found.push({
      id: kind,
      kind,
      severity: health === 'offline' || health === 'under-min-isr' ? 'danger' : 'warn',
      since: oldest,
      subject: names[0] ?? '',
      rack: null,
      count: rows.length,
      figures: { partition: first.partition },
      topics: names,
      groups: [...new Set(names.flatMap((name) => readersByTopic.get(name) ?? []))],
    })
  }
  for (const kind of TOPIC_FINDINGS) {
    const names = [...topics.values()].filter((topic) => topic.findings.includes(kind)).map((topic) => topic.name)
    found.push(...noteOf(kind, names, { now, since }, { topics: names }))
  }
  return found
}

const VERDICT_FINDINGS: Partial<Record<Verdict, { kind: FindingKind; severity: 'danger' | 'warn' }>> = {
  'losing-data': { kind: 'group-losing-data', severity: 'danger' },
  stuck: { kind: 'group-stuck', severity: 'danger' },
  'held-back': { kind: 'group-held-back', severity: 'warn' },
  'falling-behind': { kind: 'group-falling-behind', severity: 'warn' },
}

/** A coordinator moves to another broker within seconds of its own going; a group without one for longer has none. */
const COORDINATOR_MOVES_MS = 15_000

function groupFindings({ groups, topics: known, now, since }: Ground): Finding[] {
  const found: Finding[] = []
  const adrift = [...groups.values()].filter(
    (group) => group.unavailableSince !== null && now - group.unavailableSince > COORDINATOR_MOVES_MS,
  )
  if (adrift.length > 0) {
    const id = 'coordinator-unavailable'
    const names = adrift.map((group) => group.id)
    const at = Math.min(...adrift.map((group) => group.unavailableSince ?? now))
    found.push({
      ...nothing,
      id,
      kind: id,
      severity: 'danger',
      since: { at, atLeast: false },
      subject: names[0] ?? '',
      count: names.length,
      groups: names,
    })
  }
  found.push(...leftGroups({ groups, now, since }))
  for (const group of groups.values()) {
    const verdict = VERDICT_FINDINGS[group.lag.verdict]
    if (!verdict && group.lag.beyondEnd === 0) continue
    const topics = group.commits.map((c) => c.topic)
    const about = { ...nothing, subject: group.id, topics, groups: [group.id] }
    if (verdict) {
      const id = `${verdict.kind}:${group.id}`
      const mark = since.mark(id, now)
      const { stuckSince } = group.lag
      // Nobody is there to lose them now: worth knowing, but perhaps a job that is over.
      const isOver = group.lag.verdict === 'losing-data' && group.state === 'Empty'
      found.push({
        ...about,
        id,
        ...verdict,
        severity: isOver ? 'warn' : verdict.severity,
        since: stuckSince === null ? mark : { at: stuckSince, atLeast: false },
        count: group.lag.overtaken > 0 ? group.lag.overtaken : group.lag.partitions,
        figures: { lag: String(group.lag.total ?? ''), seconds: group.lag.secondsBehind ?? '', state: group.state },
      })
    }
    const beyond = group.lag.beyondEnd > 0 ? beyondEndTwice(group, known, since) : []
    const [first] = beyond.toSorted((a, b) => a.at - b.at)
    if (first) {
      const kind = 'commit-beyond-end'
      found.push({ ...about, id: `${kind}:${group.id}`, kind, severity: 'warn', since: first, count: beyond.length })
    }
  }
  return found
}

/** What is worth knowing of all that it is so of: one row, however many; none where there are none. */
function noteOf(
  kind: FindingKind,
  names: readonly string[],
  { now, since }: Pick<Ground, 'now' | 'since'>,
  about: Partial<Pick<Finding, 'figures' | 'topics' | 'groups'>>,
): Finding[] {
  const [subject] = names
  if (subject === undefined) return []
  return [{ ...nothing, ...about, id: kind, kind, severity: 'note', since: since.mark(kind, now), subject, count: names.length }]
}

/** Groups that everybody has left while records wait. */
function leftGroups({ groups, now, since }: Pick<Ground, 'groups' | 'now' | 'since'>): Finding[] {
  const left = [...groups.values()].filter(isLeft)
  const names = left.map((group) => group.id)
  const lag = left.reduce((sum, group) => sum + (group.lag.total ?? 0n), 0n)
  const topics = [...new Set(left.flatMap((group) => group.commits.map((c) => c.topic)))]
  return noteOf('group-without-members', names, { now, since }, { figures: { lag: String(lag) }, topics, groups: names })
}

/** It committed while somebody watched, nobody is in it any more, and records wait: a job that is over, or a consumer that is missed. */
function isLeft({ state, lag }: GroupState): boolean {
  return state === 'Empty' && lag.verdict === 'inactive' && lag.lastMovedAt !== null && (lag.total ?? 0n) > lag.markersOnly
}

/**
 * Since when, for each partition whose commit lay beyond the end in two rounds in a row: a new leader may for a
 * moment tell an end that lags behind. A round is known by when it read the commits; the end is never older.
 */
function beyondEndTwice(group: GroupState, topics: ReadonlyMap<string, TopicState>, since: Ground['since']): Since[] {
  const { commitsAt } = group
  if (commitsAt === null) return []
  return group.commits.flatMap(({ topic: name, partitions, offsets }) => {
    const topic = topics.get(name)
    return [...partitions].flatMap((partition, index) => {
      if (!topic || partitionLag(topic, partition, offsets[index] ?? UNKNOWN, commitsAt).state !== 'beyond-end') return []
      const first = since.mark(`commit-beyond-end:${group.id}:${topic.topicId}-${partition}`, commitsAt)
      return commitsAt > first.at ? [first] : []
    })
  })
}
