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
/** Of a cluster, those that are just over included; findings come worst first. */
const MOST_AT_ONCE = 2_000
/** Changed ones that wait for a store which cannot be written. */
const MOST_WAITING = 10_000
/** Rounds may be ten minutes apart, and a machine may sleep. */
const MOST_APART_MS = 25 * 60_000
/** Names that are kept of an incident. */
const MOST_NAMES = 1_000
const INCIDENTS_READ = 1_000
/** One that is over is remembered for so long (ms): what began before it was over begins anew when it was. */
const REMEMBERED_MS = 30 * 60_000

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
  /** The last picture, and how long after the one before it, ms. */
  seenAt: number
  stepMs: number
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
    const step = watched.stepMs
    if (watched.seenAt > 0) watched.stepMs = at - watched.seenAt
    watched.seenAt = at
    // Where rounds are far apart, so is all that is seen.
    const apartMs = Math.min(2.5 * step, MOST_APART_MS)
    const wrong = new Map(findings.filter(({ severity }) => severity !== 'note').map((finding) => [idOf(finding), finding]))
    for (const [id, finding] of wrong) {
      const last = known.get(id)
      if (!last && known.size >= MOST_AT_ONCE) continue
      const told = toldOf(finding, topics)
      const goesOn =
        last &&
        (last.incident.isOver ? at <= last.returnsUntil : at - last.incident.to <= Math.max(INCIDENT_RULES.unwatchedWithin, apartMs))
      if (goesOn) {
        if (goOn(last.incident, told, at)) changed.add(last.incident)
        continue
      }
      if (last && !last.incident.isOver) changed.add(end(last, at, apartMs))
      const { since } = finding
      const from = Math.max(since.at, last?.incident.to ?? 0)
      const incident = {
        ...told,
        cluster,
        id,
        from,
        fromAtLeast: since.atLeast,
        to: Math.max(at, from),
        toAtLeast: false,
        isOver: false,
        isOneKind: true,
      }
      known.set(id, { incident, foundAt: at, returnsUntil: 0 })
      changed.add(incident)
    }
    for (const [id, last] of known) {
      if (!last.incident.isOver && !wrong.has(id)) changed.add(end(last, at, apartMs))
      if (last.incident.isOver && at > Math.max(last.returnsUntil, last.incident.to + REMEMBERED_MS)) known.delete(id)
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
    try {
      await this.write(now, { all: true })
    } finally {
      this.#clusters.delete(cluster)
    }
  }

  /** Those that are over and lie in or reach into the time (ms), the one that ended last first; not whole where the store cannot be read. */
  async read(cluster: string, range: { from: number; to: number }): Promise<{ incidents: Incident[]; isWhole: boolean }> {
    let isWhole = true
    const stored = await this.#store.over(cluster, { ...range, most: INCIDENTS_READ, warnsFromMs: INCIDENT_RULES.warnsFrom }).catch(() => {
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

  /** Since when what is found has been so, as far as it is known; null: it is not, or it was something else before. */
  sinceOf(cluster: string, finding: Pick<Finding, 'id' | 'kind' | 'subject'>): { at: number; atLeast: boolean } | null {
    const incident = this.#clusters.get(cluster)?.known.get(idOf(finding))?.incident
    const isIt = incident && !incident.isOver && incident.kind === finding.kind && incident.isOneKind
    return isIt ? { at: incident.from, atLeast: incident.fromAtLeast } : null
  }

  #of(cluster: string): WatchedCluster {
    const watched = this.#clusters.get(cluster) ?? {
      known: new Map<string, Kept>(),
      changed: new Set<Incident>(),
      isLoaded: false,
      seenAt: 0,
      stepMs: 0,
      touchedAt: 0,
    }
    this.#clusters.set(cluster, watched)
    return watched
  }
}

/** Whether anything has changed that cannot wait: its time and figures can. */
function goOn(incident: Incident, told: ToldIncident, at: number): boolean {
  const hasReturned = incident.isOver
  const isOther = incident.isOneKind && incident.kind !== told.kind
  incident.isOver = false
  incident.toAtLeast = false
  incident.to = Math.max(incident.to, at)
  if (isOther) incident.isOneKind = false
  return becomeWorse(incident, told) || hasReturned || isOther
}

/** An incident is told of as it was at its worst, with every name that it was about at any time. Whether more than figures is new. */
function becomeWorse(incident: Incident, told: ToldIncident): boolean {
  const names = unite(incident.names, told.names)
  const [before, now] = [gravityOf(incident), gravityOf(told)]
  const part = now.findIndex((value, index) => value !== before[index])
  const isWorse = part !== -1 && (now[part] ?? 0) > (before[part] ?? 0)
  const { kind, severity, subject, rack, count, figures, of, named } = told
  if (isWorse) Object.assign(incident, { kind, severity, subject, rack, count, figures, of, named })
  const isNew = (isWorse && part < FIGURES) || names !== incident.names
  incident.names = names
  return isNew
}

/** What makes one worse than another, most significant first; the last part is figures alone. */
function gravityOf({ kind, severity, count, figures }: ToldIncident): number[] {
  const sum = ['lag', 'offline', 'refusing', 'short'].reduce((all, name) => all + Number(figures[name] ?? 0), 0)
  return [severity === 'danger' ? 1 : 0, -VERDICTS_OF_GROUP.indexOf(kind), count, sum]
}
const FIGURES = 3

/** Each name with the greatest count it had; the same list where nothing is new. */
function unite(before: ToldIncident['names'], now: ToldIncident['names']): ToldIncident['names'] {
  const byName = new Map(before.map((of) => [of.name, of]))
  const news = now.filter(({ name, count }) => {
    const known = byName.get(name)
    return known ? count > known.count : byName.size < MOST_NAMES
  })
  for (const of of news) byName.set(of.name, of)
  return news.length === 0 ? before : [...byName.values()].slice(0, MOST_NAMES)
}

function end(last: Kept, at: number, apartMs: number): Incident {
  const { incident } = last
  if (at - incident.to <= Math.max(INCIDENT_RULES.endSeenWithin, apartMs)) incident.to = Math.max(incident.to, at)
  else incident.toAtLeast = true
  incident.isOver = true
  last.returnsUntil = at + Math.max(INCIDENT_RULES.returnsWithin, apartMs)
  return incident
}

/** What an earlier life of this process left open goes on if it is found before long: some verdicts take a while to be known again. */
function adopt({ known, changed }: WatchedCluster, left: readonly Incident[]): void {
  for (const incident of left) {
    const returnsUntil = incident.to + INCIDENT_RULES.unwatchedWithin
    const last = known.get(incident.id)
    if (last && last.foundAt <= returnsUntil) {
      const isOneKind = last.incident.isOneKind && incident.isOneKind && last.incident.kind === incident.kind
      becomeWorse(last.incident, incident)
      changed.add(Object.assign(last.incident, { from: incident.from, fromAtLeast: incident.fromAtLeast, isOneKind }))
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

const isWorthTelling = ({ severity, from, to, fromAtLeast, toAtLeast }: Incident): boolean =>
  severity === 'danger' || fromAtLeast || toAtLeast || to - from >= INCIDENT_RULES.warnsFrom

/** However its verdict changes, a group that is unwell is one incident until it is well. The worst first. */
const VERDICTS_OF_GROUP: readonly string[] = [
  'group-losing-data',
  'group-stuck',
  'group-held-back',
  'group-falling-behind',
] satisfies FindingKind[]

/** Whether it is the verdict of a group: such an incident is about nothing else. */
export function isOfOneGroup({ kind }: Pick<Finding, 'kind'>): boolean {
  return VERDICTS_OF_GROUP.includes(kind)
}

function idOf({ id, kind, subject }: Pick<Finding, 'id' | 'kind' | 'subject'>): string {
  return isOfOneGroup({ kind }) ? `group:${subject}` : id
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
