import 'server-only'
import type { PlanRow } from '@/lib/contract/changes'
import type { ResetTotals } from '@/lib/domain/offsets/reset-effect'
import type { ChangeContext } from '../../../define-change'
import type { GroupNow } from '../../../look/group-now'
import { recentCommits } from '../../../look/recent-commits'
import { namedTopic, type Said, type Warning } from '../../../said'
import { memberName } from '../commits/require-group'
import type { ResetGroundNow } from './reset-ground'
import type { ResetPartition } from './reset-rows'

const MS_PER_MINUTE = 60_000

/** All that somebody who has run Kafka for ten years would ask before this reset. */
export async function resetWarnings(
  context: ChangeContext,
  ground: ResetGroundNow,
  partitions: readonly ResetPartition[],
  rows: readonly PlanRow[],
  sums: ResetTotals,
): Promise<Warning[]> {
  const { group } = ground
  return [
    ...moveWarnings(
      partitions,
      sums,
      rows.some((row) => row.about['atMost'] === true),
    ),
    ...mayNotCommit(ground),
    ...foreignCommits(context, group),
    ...ownersOfState(context, group),
    ...metadataLost(partitions),
    ...goneTopics(ground),
    ...(await expiry(context, group)),
  ]
}

function moveWarnings(partitions: readonly ResetPartition[], sums: ResetTotals, atMost: boolean): Warning[] {
  const keys = (which: (of: ResetPartition) => boolean) => partitions.filter(which).map(({ key }) => key)
  const marked = (mark: ResetPartition['marks'][number]) => keys(({ marks }) => marks.includes(mark))
  const warn = (weight: Warning['weight'], code: string, names: string[], figures: Said['figures'] = {}): Warning[] =>
    names.length === 0 ? [] : [{ weight, code: `reset.${code}`, names, figures: { partitions: names.length, ...figures } }]
  const skipped = keys(({ effect }) => effect?.direction === 'skipped')
  const gone = keys(({ effect }) => (effect?.alreadyGone ?? 0n) > 0n)
  return [
    ...warn('danger', atMost ? 'skipsAtMost' : 'skips', skipped, { records: String(sums.skipped.records) }),
    ...warn('warn', 'gone', gone, { records: String(sums.gone) }),
    ...warn('warn', 'clampedToStart', marked('clamped-to-start')),
    ...warn('warn', 'clampedToEnd', marked('clamped-to-end')),
    ...warn('note', 'pastEnd', marked('past-end')),
    ...warn('note', 'noCommit', marked('no-commit')),
    ...warn(
      'note',
      'commitRemoved',
      keys(({ target, place }) => target === null && place?.offset != null),
    ),
  ]
}

/** Consumers that assign() their partitions commit without being members, and will write over this. */
function foreignCommits(context: ChangeContext, group: GroupNow): Warning[] {
  const recent = recentCommits(context, group)
  if (!recent) return []
  const figures = { agoMs: recent.agoMs }
  return [
    recent.isAssigned
      ? { weight: 'danger', code: 'reset.assignedConsumer', figures }
      : { weight: 'warn', code: 'reset.recentCommits', figures },
  ]
}

/** What keeps a place of its own, which a reset of offsets leaves as it is. */
function ownersOfState({ snapshot }: ChangeContext, { id, protocolType, type }: GroupNow): Warning[] {
  const stores = [...snapshot.topics.keys()].filter(
    (topic) => topic.startsWith(`${id}-`) && (topic.endsWith('-changelog') || topic.endsWith('-repartition')),
  )
  const warnings: Warning[] = []
  if (stores.length > 0 || type === 'streams')
    warnings.push({
      weight: 'warn',
      code: 'reset.streamsState',
      names: stores.map((topic) => namedTopic(topic)),
      figures: { topics: stores.length },
    })
  if (protocolType === 'connect' || id.startsWith('connect-')) warnings.push({ weight: 'warn', code: 'reset.connect' })
  return warnings
}

/** Some consumers keep their own notes beside an offset; those of the old place do not fit the new one. */
function metadataLost(partitions: readonly ResetPartition[]): Warning[] {
  const names = partitions
    .filter(({ place, target, given }) => place?.metadata && target !== place.offset && given?.metadata === undefined)
    .map(({ key }) => key)
  return names.length === 0 ? [] : [{ weight: 'note', code: 'reset.metadataLost', names, figures: { partitions: names.length } }]
}

function goneTopics({ goneTopics: names }: ResetGroundNow): Warning[] {
  return names.length === 0
    ? []
    : [{ weight: 'note', code: 'reset.goneTopics', names: names.map((topic) => namedTopic(topic)), figures: { topics: names.length } }]
}

/** Kafka asks READ on a topic of whoever commits to it, and refuses just its partitions. */
function mayNotCommit({ logs, group }: ResetGroundNow): Warning[] {
  const names = [...logs.unreadable]
  if (names.length === 0 || group.type === 'share') return []
  return [
    { weight: 'danger', code: 'reset.mayNotCommit', names: names.map((topic) => namedTopic(topic)), figures: { topics: names.length } },
  ]
}

/** Offsets of a group without members are forgotten after offsets.retention.minutes (KIP-211). */
async function expiry({ client }: ChangeContext, { isEmpty, coordinator, type }: GroupNow): Promise<Warning[]> {
  if (!isEmpty || type === 'share') return []
  const minutes = await retentionMinutes(client, coordinator)
  if (minutes === null) return [{ weight: 'note', code: 'reset.expiresUnknown' }]
  return [{ weight: 'note', code: 'reset.expires', figures: { afterMs: minutes * MS_PER_MINUTE } }]
}

async function retentionMinutes(client: ChangeContext['client'], broker: number): Promise<number | null> {
  try {
    const [answer] = await client.brokerConfigs(broker)
    const value = answer?.configs.find(({ name }) => name === 'offsets.retention.minutes')?.value
    return value == null ? null : Number(value)
  } catch {
    // Needs DESCRIBE_CONFIGS on the cluster, which a console may well not have.
    return null
  }
}

/** Why Kafka would refuse it now: somebody is in the group, or a transaction is about to commit for it. */
export function refusedNow(
  { group, places }: ResetGroundNow,
  partitions: readonly ResetPartition[],
): (Warning & { kafkaError: string }) | null {
  if (!group.isEmpty) {
    const names = group.members.map(memberName)
    const figures = { members: group.members.length, state: group.state, names: names.slice(0, 20).join(', ') }
    return { weight: 'warn', code: names.length === 0 ? 'reset.notEmpty' : 'reset.held', kafkaError: 'NON_EMPTY_GROUP', names, figures }
  }
  const unstable = partitions.filter(({ key }) => places.get(key)?.error === 'UNSTABLE_OFFSET_COMMIT').map(({ key }) => key)
  if (unstable.length === 0) return null
  return {
    weight: 'warn',
    code: 'reset.unstable',
    kafkaError: 'UNSTABLE_OFFSET_COMMIT',
    names: unstable,
    figures: { partitions: unstable.length },
  }
}

/** What will keep an armed reset waiting, said beforehand. */
export function waits({ group }: ResetGroundNow): Said[] {
  const statics = group.members.filter(({ instanceId }) => instanceId !== null).length
  return [
    { code: 'reset.waitsForAll', figures: { members: group.members.length } },
    { code: 'reset.waitsRolling' },
    ...(statics > 0 ? [{ code: 'reset.waitsStatic', figures: { members: statics } }] : []),
  ]
}
