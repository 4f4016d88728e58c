import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { GroupDetail } from '@/lib/contract/groups'
import { formatClock, formatCount, formatDuration, formatPerSecond, formatShortWhen } from '@/lib/client/format'
import { paths } from '@/lib/client/paths'
import { Facts } from '../ui/facts'
import { Figure } from '../ui/figure'
import { TimeAgo } from '../ui/time-ago'
import { membersWithoutWork } from './work-shared'

/** Boards named; a group on more is named on each of them. */
const MOST_SERVICES = 3

/** Who shares the work and how calmly. */
export function GroupFacts({ cluster, group }: { cluster: string; group: GroupDetail }) {
  const t = useTranslations('group.facts')
  const { members, partitions, topics, coordinator, rebalances, lastCommitAt, asOf, state, services } = group
  const idle = membersWithoutWork(group)
  return (
    <Facts
      label={t('label')}
      facts={[
        {
          label: t('members'),
          value: (
            <>
              <Figure>{members && formatCount(members.length)}</Figure>
              {idle > 0 && <span className="text-warn">, {t('idle', { count: idle })}</span>}
            </>
          ),
        },
        {
          label: t('reads'),
          value: t('partitions', { count: partitions.length, topics: topics.length, topic: topics[0] ?? '' }),
        },
        { label: t('rebalances'), value: <Rebalances rebalances={rebalances} asOf={asOf} /> },
        { label: t('state'), value: state || <Figure>{null}</Figure> },
        {
          label: t('coordinator'),
          value:
            coordinator === null ? (
              <Figure>{null}</Figure>
            ) : (
              <Link href={paths.broker(cluster, coordinator)} className="link">
                {t('broker', { id: String(coordinator) })}
              </Link>
            ),
        },
        {
          label: t('lastCommit'),
          value:
            lastCommitAt !== null ? (
              <TimeAgo at={lastCommitAt} asOf={asOf} />
            ) : partitions.some(({ committed }) => committed !== null) ? (
              t('noneSeen')
            ) : (
              t('never')
            ),
        },
        ...(services.length === 0 ? [] : [{ label: t('boards'), value: <Services services={services} /> }]),
      ]}
    />
  )
}

/** What people call it, and where that is watched. */
function Services({ services }: Pick<GroupDetail, 'services'>) {
  const t = useTranslations('group.facts')
  return services.slice(0, MOST_SERVICES).map(({ board, boardName, title, targetSeconds, missed }, index) => (
    <span key={`${board} ${title}`} title={t('service', { title, board: boardName, target: formatDuration(targetSeconds) })}>
      {index > 0 && ', '}
      <Link href={paths.board(board)} className="link underline decoration-line-control underline-offset-2">
        {boardName}
      </Link>
      <span className={missed ? 'text-warn' : 'text-muted'}>
        {' '}
        {t(missed ? 'targetMissed' : 'target', { target: formatDuration(targetSeconds) })}
      </span>
    </span>
  ))
}

/** As a rate once enough has been watched, until then as what was seen. */
function Rebalances({ rebalances, asOf }: Pick<GroupDetail, 'rebalances' | 'asOf'>) {
  const t = useTranslations('group.facts')
  if (rebalances === null) return <Figure note={t('rebalancesNote')}>{null}</Figure>
  const { count, since, perHour, lastAt } = rebalances
  return (
    <span title={t('rebalancesNote')}>
      {perHour === null
        ? t('rebalancesSeen', { count, since: formatClock(since) })
        : t('rebalancesPerHour', { perHour: formatPerSecond(perHour), count: Math.round(perHour) })}
      {lastAt !== null && <span className="text-muted"> · {t('rebalancesLast', { at: formatShortWhen(lastAt, asOf) })}</span>}
    </span>
  )
}
