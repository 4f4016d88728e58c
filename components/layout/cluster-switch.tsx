'use client'

import { useQuery } from '@tanstack/react-query'
import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { paths } from '@/lib/client/paths'
import { clusterQueries } from '@/lib/client/queries/clusters'
import type { StatusName } from '@/lib/client/status'
import { Icon } from '../ui/icon'
import { Menu, MenuLine, MenuLink } from '../ui/menu'
import { Skeleton } from '../ui/skeleton'
import { StatusIcon } from '../ui/status'

export function ClusterSwitch({ current }: { current: string | null }) {
  const t = useTranslations('nav')
  const { data: pulse } = useQuery({ ...clusterQueries.pulse(current ?? ''), enabled: current !== null })
  const { data: clusters } = useQuery(clusterQueries.list())
  const isNone = clusters?.items.length === 0
  return (
    <Menu
      isAsWide
      trigger={
        <button
          type="button"
          className="mb-2 grid w-full shrink-0 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-2 rounded-2 border border-line-strong bg-surface px-2 py-[5px] text-left hover:bg-raised"
        >
          <b className="truncate">{isNone ? t('noCluster') : (pulse?.name ?? current ?? <Skeleton />)}</b>
          <span className="col-start-1 truncate text-11 text-muted">
            {isNone ? null : pulse ? (
              t('clusterFacts', { version: pulse.kafkaVersion ?? 'none', brokers: pulse.counts.brokers ?? -1 })
            ) : (
              <Skeleton className="w-28" />
            )}
          </span>
          <span className="unseen">{t('switchCluster')}</span>
          <Icon name="chevron-down" className="col-start-2 row-span-2 row-start-1 text-faint" />
        </button>
      }
    >
      <ClusterLinks current={current} />
    </Menu>
  )
}

/** Every cluster with how it is, and the page of them all. */
export function ClusterLinks({ current }: { current: string | null }) {
  const t = useTranslations('nav')
  const { data } = useQuery(clusterQueries.list())
  return (
    <>
      {data?.items.map((cluster) => (
        <MenuLink key={cluster.id} href={paths.overview(cluster.id)} isCurrent={cluster.id === current}>
          <StatusIcon status={cluster.status} />
          <span className="min-w-0 truncate">{cluster.name}</span>
          <ClusterState status={cluster.status} problems={cluster.problems} />
        </MenuLink>
      ))}
      <MenuLine />
      <MenuLink href={paths.clusters()} icon="clusters">
        {t('allClusters')}
      </MenuLink>
    </>
  )
}

/** The word of its state, or how many things are wrong. */
function ClusterState({ status, problems }: { status: StatusName; problems: number | null }) {
  const t = useTranslations('nav')
  const tStatus = useTranslations('status')
  const isWrong = status === 'problems' || status === 'unreachable'
  return (
    <span className={clsx('ml-auto text-12 whitespace-nowrap', isWrong ? 'font-strong text-danger' : 'text-muted')}>
      {status === 'problems' && problems ? t('problems', { count: problems }) : tStatus(status)}
    </span>
  )
}
