import 'server-only'
import type { PartitionHealth } from '@/lib/domain/health/partition-health'
import type { Incident, IncidentStore, ToldIncident, ToldName } from '../../store/history/incident-store'
import type { Finding, FindingKind, Snapshot, TopicState } from '../snapshot'

/** ms */
export const INCIDENT_RULES = {
  /** What is found again so soon after it was over has not been over: a verdict that wavers is one incident. */
  returnsWithin: 2 * 60_000,
  /** What was found before a time without a picture, and is found after it, is one incident if that was no longer. */
  unwatchedWithin: 15 * 60_000,
  /** A warning that lasted for less is none: what is between two states of a restart. */
  warnsFrom: 30_000,
  /** The end lies between the last picture with it and the first without: further apart, nobody knows when. */
  endSeenWithin: 60_000,
} as const

/** When it was seen last is written this often: what a crash may lose. */
const TOUCH_MS = 60_000
/** Of a cluster at once; findings come worst first. */
const MOST_AT_ONCE = 1_000
/** Changed ones that wait for a store which cannot be written. */
const MOST_WAITING = 10_000
/** Names that are kept of an incident. */
const MOST_NAMES = 100
export const INCIDENTS_READ = 200

type FoundIn = Pick<Snapshot, 'cluster' | 'takenAt' | 'findings' | 'topics'>

interface Kept {
  incident: Incident
  /** When this process found it first, ms. */
  foundAt: number
  /** Found again until then (ms), it goes on. */
  returnsUntil: number
}

interface WatchedCluster {
  /** The last of each, by its id. */
  known: Map<string, Kept>
  /** What the store does not know yet. */
  changed: Set<Incident>
  isLoaded: boolean
  seenAt: number
  touchedAt: number
}

/** What was wrong with each cluster, from when to when. What goes on is kept in memory, what is over in the store. */
export class IncidentRecorder {
  readonly #store: IncidentStore
  readonly #clusters = new Map<string, WatchedCluster>()

  constructor(store: IncidentStore) {
    this.#store = store
  }

  /** A round's picture. */
  note({ cluster, takenAt: at, findings, topics }: FoundIn): void {
    const watched = this.#of(cluster)
    const { known, changed } = watched
    watched.seenAt = at
    const wrong = new Map(findings.filter(({ severity }) => severity !== 'note').map((finding) => [idOf(finding), finding]))
    for (const [id, finding] of wrong) {
      const last = known.get(id)
      if (!last && known.size >= MOST_AT_ONCE) continue
      const told = toldOf(finding, topics)
      const goesOn = last && (last.incident.isOver ? at <= last.returnsUntil : at - last.incident.to <= INCIDENT_RULES.unwatchedWithin)
      if (goesOn) {
        if (goOn(last.incident, told, at)) changed.add(last.incident)
        continue
      }
      if (last && !last.incident.isOver) changed.add(end(last, at))
      const { since } = finding
      const incident = { ...told, cluster, id, from: since.at, fromAtLeast: since.atLeast, to: at, toAtLeast: false, isOver: false }
      known.set(id, { incident, foundAt: at, returnsUntil: 0 })
      changed.add(incident)
    }
    for (const [id, last] of known) {
      if (!last.incident.isOver && !wrong.has(id)) changed.add(end(last, at))
      if (last.incident.isOver && at > last.returnsUntil) known.delete(id)
    }
    for (const incident of [...changed].slice(0, Math.max(0, changed.size - MOST_WAITING))) changed.delete(incident)
  }

  /** Writes what has changed. Throws what the store throws; then it is tried again. */
  async write(now: number, { all = false } = {}): Promise<void> {
    for (const [cluster, watched] of this.#clusters) {
      if (!watched.isLoaded) {
        adopt(watched, await this.#store.open(cluster))
        watched.isLoaded = true
      }
      const changed = [...watched.changed]
      watched.changed.clear()
      try {
        await this.#store.write(changed)
        if (!all && Math.abs(now - watched.touchedAt) < TOUCH_MS) continue
        if ([...watched.known.values()].some(({ incident }) => !incident.isOver)) await this.#store.touch(cluster, watched.seenAt)
        watched.touchedAt = now
      } catch (error) {
        for (const incident of changed) watched.changed.add(incident)
        throw error
      }
    }
  }

  /** No more pictures of this cluster come. */
  async forget(cluster: string, now: number): Promise<void> {
    await this.write(now, { all: true })
    this.#clusters.delete(cluster)
  }

  /** Those that are over and lie in or reach into the time (ms), the one that ended last first; not whole where the store cannot be read. */
  async read(cluster: string, range: { from: number; to: number }): Promise<{ incidents: Incident[]; isWhole: boolean }> {
    let isWhole = true
    const stored = await this.#store.over(cluster, { ...range, most: INCIDENTS_READ }).catch(() => {
      isWhole = false
      return []
    })
    const incidents = new Map(stored.map((incident) => [keyOf(incident), incident]))
    const watched = this.#clusters.get(cluster)
    const inMemory = watched ? [...watched.changed, ...[...watched.known.values()].map(({ incident }) => incident)] : []
    for (const incident of inMemory) incidents.set(keyOf(incident), incident)
    const over = [...incidents.values()].filter(({ isOver, from, to }) => isOver && to > range.from && from < range.to)
    return { incidents: over.filter(isWorthTelling).toSorted(byEnd).slice(0, INCIDENTS_READ), isWhole }
  }

  /** Since when what is found has been so, as far as it is known; null: it is not. */
  sinceOf(cluster: string, finding: Pick<Finding, 'id' | 'kind' | 'subject'>): { at: number; atLeast: boolean } | null {
    const incident = this.#clusters.get(cluster)?.known.get(idOf(finding))?.incident
    const isIt = incident && !incident.isOver && incident.kind === finding.kind
    return isIt ? { at: incident.from, atLeast: incident.fromAtLeast } : null
  }

  #of(cluster: string): WatchedCluster {
    const watched = this.#clusters.get(cluster) ?? {
      known: new Map<string, Kept>(),
      changed: new Set<Incident>(),
      isLoaded: false,
      seenAt: 0,
      touchedAt: 0,
    }
    this.#clusters.set(cluster, watched)
    return watched
  }
}

/** Whether anything but its time has changed. */
function goOn(incident: Incident, told: ToldIncident, at: number): boolean {
  const hasReturned = incident.isOver
  incident.isOver = false
  incident.toAtLeast = false
  incident.to = Math.max(incident.to, at)
  return becomeWorse(incident, told) || hasReturned
}

/** An incident is told of as it was at its worst. */
function becomeWorse(incident: Incident, told: ToldIncident): boolean {
  const isWorse = incident.severity === told.severity ? told.count > incident.count : told.severity === 'danger'
  const { kind, severity, subject, rack, count, figures, of, names, named } = told
  if (isWorse) Object.assign(incident, { kind, severity, subject, rack, count, figures, of, names, named })
  return isWorse
}

function end(last: Kept, at: number): Incident {
  const { incident } = last
  if (at - incident.to <= INCIDENT_RULES.endSeenWithin) incident.to = Math.max(incident.to, at)
  else incident.toAtLeast = true
  incident.isOver = true
  last.returnsUntil = at + INCIDENT_RULES.returnsWithin
  return incident
}

/** What an earlier life of this process left open goes on if it is found before long: some verdicts take a while to be known again. */
function adopt({ known, changed }: WatchedCluster, left: readonly Incident[]): void {
  for (const incident of left) {
    const returnsUntil = incident.to + INCIDENT_RULES.unwatchedWithin
    const last = known.get(incident.id)
    if (last && last.foundAt <= returnsUntil) {
      becomeWorse(last.incident, incident)
      changed.add(Object.assign(last.incident, { from: incident.from, fromAtLeast: incident.fromAtLeast }))
      continue
    }
    changed.add(Object.assign(incident, { isOver: true, toAtLeast: true }))
    if (!last) known.set(incident.id, { incident, foundAt: incident.from, returnsUntil })
  }
}

/** The one that ended last first; of those that ended together the gravest, then the longest. */
function byEnd(a: Incident, b: Incident): number {
  const gravity = ({ severity }: Incident) => (severity === 'danger' ? 0 : 1)
  return b.to - a.to || gravity(a) - gravity(b) || a.from - b.from || (a.id < b.id ? -1 : 1)
}

const isWorthTelling = ({ severity, from, to }: Incident): boolean => severity === 'danger' || to - from >= INCIDENT_RULES.warnsFrom

/** However its verdict changes, a group that is unwell is one incident until it is well. */
const VERDICTS_OF_GROUP: ReadonlySet<FindingKind> = new Set(['group-losing-data', 'group-stuck', 'group-held-back', 'group-falling-behind'])

function idOf({ id, kind, subject }: Pick<Finding, 'id' | 'kind' | 'subject'>): string {
  return VERDICTS_OF_GROUP.has(kind) ? `group:${subject}` : id
}

const keyOf = ({ id, from }: Incident): string => `${from} ${id}`

/** Partitions that are unwell in one way come as one finding: how many of each topic is for whoever may see some topics only. */
const HEALTH_OF: Partial<Record<FindingKind, PartitionHealth>> = {
  'partitions-offline': 'offline',
  'under-min-isr': 'under-min-isr',
  'at-min-isr': 'at-min-isr',
  'under-replicated': 'under-replicated',
}

function toldOf(finding: Finding, topics: Snapshot['topics']): ToldIncident {
  const { kind, severity, subject, rack, count, figures, groups } = finding
  const told = { kind, severity: severity === 'danger' ? severity : 'warn', subject, rack, count, figures } as const
  const health = HEALTH_OF[kind]
  if (health) {
    const names = finding.topics.slice(0, MOST_NAMES).map((name) => unwellOf(name, topics.get(name), health))
    return { ...told, of: 'topics', names, named: finding.topics.length }
  }
  // A finding of one group counts its partitions; one of several counts them.
  const names = groups.slice(0, MOST_NAMES).map((name) => ({ name, count: groups.length === 1 ? count : 1, partition: null }))
  return { ...told, of: groups.length > 0 ? 'groups' : null, names, named: groups.length }
}

function unwellOf(name: string, topic: TopicState | undefined, health: PartitionHealth): ToldName {
  const unwell = topic?.partitions.filter((partition) => partition.health[0] === health) ?? []
  return { name, count: unwell.length, partition: unwell[0]?.partition ?? null }
}
