import 'server-only'
import type { z } from 'zod'
import type { BrokerDetail, BrokerItem } from '@/lib/contract/brokers'
import type { endpoints } from '@/lib/contract/endpoints'
import type { ListQuery } from '@/lib/contract/primitives'
import { visible } from '@/lib/domain/access/actor'
import type { Failure } from '../observe/looked-at'
import type { BrokerState, Snapshot } from '../observe/snapshot'
import { viewBrokerConfigs } from './configs'
import { type SortKeys, cutPage, matching, sortItems } from './list-page'
import { type ViewContext, freshness, toPartError, toTimeOrNull } from './view-context'

interface Load {
  leaders: number
  preferredLeaders: number
  replicas: number
  outOfSync: number
}

/** What each broker carries, counted in one pass over all partitions. */
function loads(snapshot: Snapshot): Map<number, Load> {
  const found = new Map<number, Load>(
    snapshot.brokers.map(({ id }) => [id, { leaders: 0, preferredLeaders: 0, replicas: 0, outOfSync: 0 }]),
  )
  for (const topic of snapshot.topics.values()) {
    for (const { leader, replicas, isr } of topic.partitions) {
      for (const [index, id] of replicas.entries()) {
        const load = found.get(id)
        if (!load) continue
        load.replicas += 1
        if (id === leader) load.leaders += 1
        if (index === 0) load.preferredLeaders += 1
        if (!isr.includes(id)) load.outOfSync += 1
      }
    }
  }
  return found
}

/** Percent above or below an even share; one decimal. */
function skew(own: number, total: number, brokers: number): number | null {
  if (brokers === 0 || total === 0) return null
  return Math.round((own / (total / brokers) - 1) * 1000) / 10
}

export function viewBrokerItems({ observer, actor }: ViewContext): BrokerItem[] {
  const { snapshot } = observer
  const byBroker = loads(snapshot)
  const up = snapshot.brokers.filter((broker) => broker.status === 'up')
  const totalOf = (count: (load: Load) => number) => up.reduce((sum, { id }) => sum + count(byBroker.get(id) ?? none), 0)
  const totals = { leaders: totalOf((load) => load.leaders), replicas: totalOf((load) => load.replicas) }
  const sizes = new Map(snapshot.brokers.map((broker) => [broker.id, disk(broker)]))
  const upSizes = up.map(({ id }) => sizes.get(id)?.logBytes ?? null)
  const allBytes = upSizes.includes(null) ? null : upSizes.reduce<number>((sum, bytes) => sum + (bytes ?? 0), 0)
  const permitted = visible(actor, 'brokers:read', snapshot.brokers, (broker) => ({
    cluster: observer.cluster,
    type: 'broker',
    name: String(broker.id),
  }))
  return permitted.map((broker) => {
    const load = byBroker.get(broker.id) ?? none
    const isUp = broker.status === 'up'
    return {
      ...identity(broker, snapshot),
      ...load,
      leaderSkewPercent: isUp ? skew(load.leaders, totals.leaders, up.length) : null,
      replicaSkewPercent: isUp ? skew(load.replicas, totals.replicas, up.length) : null,
      diskSkewPercent: isUp && allBytes !== null ? skew(sizes.get(broker.id)?.logBytes ?? 0, allBytes, up.length) : null,
      ...disk(broker),
    }
  })
}

const none: Load = { leaders: 0, preferredLeaders: 0, replicas: 0, outOfSync: 0 }

function identity(broker: BrokerState, { controller, quorum }: Snapshot) {
  const isVoter = quorum?.voters.some((voter) => voter.id === broker.id) ?? false
  return {
    id: broker.id,
    status: broker.status,
    statusSince: toTimeOrNull(broker.statusSince),
    lastAnsweredAt: toTimeOrNull(broker.lastAnsweredAt),
    error: broker.error,
    host: broker.host,
    port: broker.port,
    rack: broker.rack,
    controller: broker.id === controller,
    quorumRole:
      quorum === null ? null : broker.id === quorum.leader ? ('leader' as const) : isVoter ? ('voter' as const) : ('observer' as const),
  }
}

function disk(broker: BrokerState) {
  const logDirs = broker.logDirs.map(({ path, error, totalBytes, usableBytes, replicas }) => ({
    path,
    error,
    totalBytes,
    usableBytes,
    replicas: replicas.length,
    replicaBytes: replicas.reduce((sum, replica) => sum + replica.sizeBytes, 0),
  }))
  return {
    logDirs,
    logDirsAsOf: toTimeOrNull(broker.logDirsAsOf),
    logBytes: broker.logDirsAsOf === null ? null : logDirs.reduce((sum, dir) => sum + dir.replicaBytes, 0),
  }
}

const STATUS_ORDER = { 'not-answering': 0, fenced: 1, up: 2 } as const

const SORT: SortKeys<BrokerItem> = {
  id: (broker) => broker.id,
  status: (broker) => STATUS_ORDER[broker.status],
  rack: (broker) => broker.rack,
  leaders: (broker) => broker.leaders,
  replicas: (broker) => broker.replicas,
  outOfSync: (broker) => broker.outOfSync,
  leaderSkewPercent: (broker) => broker.leaderSkewPercent,
  replicaSkewPercent: (broker) => broker.replicaSkewPercent,
  diskSkewPercent: (broker) => broker.diskSkewPercent,
  logBytes: (broker) => broker.logBytes,
}

export function listBrokers(context: ViewContext, query: ListQuery): z.infer<NonNullable<typeof endpoints.listBrokers.response>> {
  return { ...cutPage(foundBrokers(context, query), query, SORT, 'id'), ...freshness(context) }
}

/** A broker is found by its id, host or rack. */
function foundBrokers(context: ViewContext, { q }: Pick<ListQuery, 'q'>): BrokerItem[] {
  const has = matching(q)
  return viewBrokerItems(context).filter(({ id, host, rack }) => has(String(id)) || has(host ?? '') || has(rack ?? ''))
}

/** All that a filter finds, in its order. */
export function allBrokers(context: ViewContext, query: Pick<ListQuery, 'q' | 'sort'>): readonly BrokerItem[] {
  return sortItems(foundBrokers(context, query), query.sort ?? 'id', SORT)
}

/** null: nobody has ever named such a broker. */
export async function getBroker(context: ViewContext, id: number): Promise<BrokerDetail | null> {
  const broker = viewBrokerItems(context).find((item) => item.id === id)
  if (!broker) return null
  const { details, snapshot } = context.observer
  const up = snapshot.brokers.filter((other) => other.status === 'up').map((other) => other.id)
  // A broker's configs are only known by itself; one that does not answer is not waited for.
  const looked = await Promise.all(up.map(async (other) => ({ broker: other, ...(await details.brokerConfigs.look(String(other))) })))
  const own = looked.find((other) => other.broker === id)
  const others = looked.flatMap(({ broker: other, value }) => (other === id || value === null ? [] : [{ broker: other, configs: value }]))
  const fresh = freshness(context)
  return {
    broker,
    configs: own?.value ? viewBrokerConfigs(own.value, others) : null,
    configsAsOf: toTimeOrNull(own?.asOf ?? null),
    comparedWith: own?.value ? others.map((other) => other.broker) : [],
    ...fresh,
    errors: [...fresh.errors, ...configErrors(id, own?.failed)],
  }
}

function configErrors(broker: number, failed: Failure | null | undefined) {
  return failed ? [toPartError({ part: 'configs', broker, since: Date.now(), ...failed })] : []
}
