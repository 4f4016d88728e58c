import 'server-only'
import type { Quorum } from '@/lib/contract/brokers'
import type { Feature } from '@/lib/domain/quorum/common-features'
import { releaseOf } from '@/lib/domain/quorum/metadata-version'
import { type ViewContext, toPartError, toTime, toTimeOrNull } from './view-context'

export function getQuorum({ observer }: ViewContext): Quorum {
  const { quorum, partsAsOf, errors, brokers, features } = observer.snapshot
  const brokerIds = new Set(brokers.map((broker) => broker.id))
  const end = quorum?.voters.find((voter) => voter.id === quorum.leader)?.logEndOffset ?? null
  const replica = (of: NonNullable<typeof quorum>['voters'][number]) => ({
    id: of.id,
    logEndOffset: of.logEndOffset.toString(),
    lag: ((end ?? of.logEndOffset) - of.logEndOffset).toString(),
    lastFetchAt: toTimeOrNull(of.lastFetchAt),
    lastCaughtUpAt: toTimeOrNull(of.lastCaughtUpAt),
    host: of.host,
    port: of.port,
    controllerOnly: !brokerIds.has(of.id),
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
    features: features.length === 0 ? null : features.map(viewFeature),
    asOf: at === undefined ? null : toTime(at),
    errors: errors.filter((error) => error.part === 'quorum').map(toPartError),
  }
}

function viewFeature({ name, finalized, possible }: Feature): NonNullable<Quorum['features']>[number] {
  const release = (level: number | null) => (name === 'metadata.version' && level !== null ? releaseOf(level) : null)
  return { name, finalized, possible, finalizedRelease: release(finalized), possibleRelease: release(possible) }
}
