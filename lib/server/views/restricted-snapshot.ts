import 'server-only'
import type { AclBinding } from '@/lib/domain/access/acl-binding'
import { EVERYONE } from '@/lib/domain/access/acl-words'
import type { Named } from '@/lib/domain/access/grant'
import { nameOfPrincipal } from '@/lib/domain/access/principal'
import type { QuotaEntity } from '@/lib/domain/quotas/client-quota'
import { findingsOf } from '../observe/findings'
import { LogIndex } from '../observe/log-index'
import type { BrokerState, Finding, GroupState, HeldBack, Snapshot } from '../observe/snapshot'
import { countsOf, indexFurthest, indexReaders } from '../observe/snapshot-indexes'

/** Whether a name of this kind may be known of. */
export type MaySee = (of: Named, name: string) => boolean

/**
 * A picture without the names that may not be seen, and with counts, indexes and findings of what is left. A group's own figures stay
 * those of all it reads; the names of topics that may not be seen are left out of it.
 */
export function restrictedSnapshot(snapshot: Snapshot, maySee: MaySee): Snapshot {
  const topics = new Map([...snapshot.topics].filter(([name]) => maySee('topics', name)))
  // A topic that is gone is still named by commits.
  const isSeen = (name: string) => topics.has(name) || maySee('topics', name)
  const groups = new Map(
    [...snapshot.groups].filter(([id]) => maySee('groups', id)).map(([id, group]) => [id, restrictedGroup(group, isSeen, maySee)]),
  )
  const brokers = snapshot.brokers.map((broker) => restrictedBroker(broker, isSeen))
  const readersByTopic = indexReaders(groups)
  return {
    ...snapshot,
    brokers,
    topics,
    groups,
    readersByTopic,
    furthestByTopic: indexFurthest(groups),
    logs: new Map(brokers.filter(({ id }) => snapshot.logs.has(id)).map(({ id, logDirs }) => [id, new LogIndex(logDirs)])),
    counts: countsOf(topics, groups),
    acls: snapshot.acls && snapshot.acls.filter((binding) => isSeenBinding(binding, maySee, { topics, groups })),
    scramUsers: snapshot.scramUsers && snapshot.scramUsers.filter(({ user }) => maySee('principals', user)),
    quotas: snapshot.quotas && snapshot.quotas.filter(({ entity }) => isSeenEntity(entity, maySee)),
    findings: restrictedFindings(snapshot, { brokers, topics, groups, readersByTopic }, isSeen),
  }
}

function restrictedGroup(group: GroupState, isSeen: (topic: string) => boolean, maySee: MaySee): GroupState {
  const told = group.type === 'share' ? (group.share ?? []) : group.commits
  const { lag, membership } = group
  const members = membership?.members.map((member) => ({
    ...member,
    assignments: member.assignments.filter(({ topic }) => isSeen(topic)),
  }))
  return {
    ...group,
    commits: group.commits.filter(({ topic }) => isSeen(topic)),
    share: group.share && group.share.filter(({ topic }) => isSeen(topic)),
    stoodSince: new Map([...group.stoodSince].filter(([topic]) => isSeen(topic))),
    membership: membership && { ...membership, members: members ?? [] },
    lag: {
      ...lag,
      // In the order of what it is told of.
      topics: lag.topics.filter((_, index) => isSeen(told[index]?.topic ?? '')),
      unread: lag.unread.filter(isSeen),
      heldBack: lag.heldBack && isSeen(lag.heldBack.topic) ? restrictedHeldBack(lag.heldBack, maySee) : null,
    },
  }
}

function restrictedHeldBack(heldBack: HeldBack, maySee: MaySee): HeldBack {
  const { transactionalId } = heldBack
  return { ...heldBack, transactionalId: transactionalId !== null && maySee('transactionalIds', transactionalId) ? transactionalId : null }
}

function restrictedBroker(broker: BrokerState, isSeen: (topic: string) => boolean): BrokerState {
  const logDirs = broker.logDirs.map((dir) => ({ ...dir, replicas: dir.replicas.filter(({ topic }) => isSeen(topic)) }))
  return { ...broker, logDirs }
}

/**
 * A binding is seen with the principal it is for and the resource it is on; a prefix, where every name that begins so may be seen,
 * whatever there is yet, or something that is seen begins with it.
 */
function isSeenBinding(
  { principal, resourceType, resourceName, patternType }: AclBinding,
  maySee: MaySee,
  { topics, groups }: Pick<Snapshot, 'topics' | 'groups'>,
): boolean {
  // What everyone may is about whoever asks as well.
  if (principal !== EVERYONE && !maySee('principals', nameOfPrincipal(principal))) return false
  if (resourceName === '*') return true
  const isSeen = (of: Named, name: string, seen: ReadonlyMap<string, unknown> | null = null) =>
    patternType === 'PREFIXED' ? maySee(of, `${name}*`) || [...(seen?.keys() ?? [])].some((one) => one.startsWith(name)) : maySee(of, name)
  switch (resourceType) {
    case 'TOPIC':
      return isSeen('topics', resourceName, topics)
    case 'GROUP':
      return isSeen('groups', resourceName, groups)
    case 'TRANSACTIONAL_ID':
      return isSeen('transactionalIds', resourceName)
    case 'USER':
      // As a principal with its type; a prefix that ends within the type is of every name.
      return isSeen(
        'principals',
        resourceName.includes(':') ? nameOfPrincipal(resourceName) : patternType === 'PREFIXED' ? '' : resourceName,
      )
    case 'DELEGATION_TOKEN':
      // A token's id is nobody's name: it is for whoever may see every principal.
      return maySee('principals', '*')
    case 'CLUSTER':
      return true
    default:
      return false
  }
}

/** The defaults are everybody's. A client id or an address is nobody's own: it is for whoever may see every principal. */
function isSeenEntity({ user, clientId, ip }: QuotaEntity, maySee: MaySee): boolean {
  if (typeof user === 'string') return maySee('principals', user)
  // Only a pattern that covers every name covers this one.
  return (clientId ?? ip ?? null) === null || maySee('principals', '*')
}

/** Found anew in what is left, each since when it was found in the whole. */
function restrictedFindings(
  snapshot: Snapshot,
  left: Pick<Snapshot, 'brokers' | 'topics' | 'groups' | 'readersByTopic'>,
  isSeen: (topic: string) => boolean,
): Finding[] {
  const whole = new Map(snapshot.findings.map((finding) => [finding.id, finding]))
  const since = { mark: (id: string, now: number) => whole.get(id)?.since ?? { at: now, atLeast: false } }
  const found = findingsOf({ now: snapshot.takenAt, ...left, since })
  // This one is only told of in the second round it is seen in, which one picture does not know.
  const beyondEnd = snapshot.findings.filter(({ kind, subject }) => kind === 'commit-beyond-end' && left.groups.has(subject))
  return [...found.filter(({ kind }) => kind !== 'commit-beyond-end'), ...beyondEnd].map((finding) => ({
    ...finding,
    topics: finding.topics.filter(isSeen),
    groups: finding.groups.filter((id) => left.groups.has(id)),
  }))
}
