import 'server-only'
import type { z } from 'zod'
import type { BrokerDetail, BrokerItem, Quorum } from '@/lib/contract/brokers'
import type { endpoints } from '@/lib/contract/endpoints'
import type { ListQuery } from '@/lib/contract/primitives'
import { visible } from '@/lib/domain/access/permissions'
import type { Failure } from '../observe/looked-at'
import type { BrokerState, Snapshot } from '../observe/snapshot'
import { viewConfigs } from './configs'
import { type SortKeys, cutPage } from './list-page'
import { type ViewContext, freshness, toPartError, toTime, toTimeOrNull } from './view-context'

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
  logBytes: (broker) => broker.logBytes,
}

export function listBrokers(context: ViewContext, query: ListQuery): z.infer<NonNullable<typeof endpoints.listBrokers.response>> {
  return { ...cutPage(viewBrokerItems(context), query, SORT, 'id'), ...freshness(context) }
}

/** null: nobody has ever named such a broker. */
export async function getBroker(context: ViewContext, id: number): Promise<BrokerDetail | null> {
  const broker = viewBrokerItems(context).find((item) => item.id === id)
  if (!broker) return null
  // A broker's configs are only known by itself; one that does not answer is not waited for.
  const configs = broker.status === 'up' ? await context.observer.brokerConfigs.look(String(id)) : null
  const fresh = freshness(context)
  return {
    broker,
    configs: configs?.value ? viewConfigs('broker', configs.value) : null,
    configsAsOf: toTimeOrNull(configs?.asOf ?? null),
    ...fresh,
    errors: [...fresh.errors, ...configErrors(id, configs?.failed)],
  }
}

function configErrors(broker: number, failed: Failure | null | undefined) {
  return failed ? [toPartError({ part: 'configs', broker, since: Date.now(), ...failed })] : []
}

export function getQuorum({ observer }: ViewContext): Quorum {
  const { quorum, partsAsOf, errors } = observer.snapshot
  const end = quorum?.voters.find((voter) => voter.id === quorum.leader)?.logEndOffset ?? null
  const replica = (of: NonNullable<typeof quorum>['voters'][number]) => ({
    id: of.id,
    logEndOffset: of.logEndOffset.toString(),
    lag: ((end ?? of.logEndOffset) - of.logEndOffset).toString(),
    lastFetchAt: toTimeOrNull(of.lastFetchAt),
    lastCaughtUpAt: toTimeOrNull(of.lastCaughtUpAt),
  })
  const at = partsAsOf.get('quorum')
  return {
    quorum: quorum && {
      leader: quorum.leader,
      epoch: quorum.epoch,
      highWatermark: quorum.highWatermark.toString(),
      voters: quorum.voters.map(replica),
      observers: quorum.observers.map(replica),
    },
    asOf: at === undefined ? null : toTime(at),
    errors: errors.filter((error) => error.part === 'quorum').map(toPartError),
  }
}
