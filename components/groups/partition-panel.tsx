'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ReactNode } from 'react'
import type { GroupDetail, GroupPartition } from '@/lib/contract/groups'
import { paths } from '@/lib/client/paths'
import { groupQueries } from '@/lib/client/queries/groups'
import { Drawer } from '../ui/drawer'
import { ProblemState } from '../ui/problem'
import { PartitionAge } from './partition-age'
import { PartitionNotices } from './partition-notices'
import { PartitionRetention } from './partition-retention'
import { PartitionSkeleton } from './partition-skeleton'
import { PartitionWindow } from './partition-window'
import { RuleSentence } from './rule-sentence'
import { partitionId } from './use-partition-panel'

interface PartitionPanelProps {
  cluster: string
  group: GroupDetail
  /** As the page has it; what is read for the panel is newer. */
  row: GroupPartition
  onClose: () => void
}

/** One partition of a group, closely: why its status is what it is, how far behind by two clocks, and what may be lost. */
export function PartitionPanel({ cluster, group, row, onClose }: PartitionPanelProps) {
  const t = useTranslations('lag.panel')
  const { data, error, refetch } = useQuery(groupQueries.partition(cluster, group.id, row))
  const reader = group.members?.find((member) => member.id === row.member)
  const readerName = reader ? (reader.instanceId ?? (reader.clientId || reader.id)) : group.members === null ? 'unknown' : 'none'
  return (
    <Drawer
      onClose={onClose}
      title={partitionId(row)}
      sub={
        group.type !== 'share' &&
        t.rich('of', {
          topic: row.topic,
          reader: readerName,
          link: (words: ReactNode) => (
            <Link href={paths.topic(cluster, row.topic)} className="link underline underline-offset-2">
              {words}
            </Link>
          ),
        })
      }
    >
      {data ? (
        <>
          <RuleSentence partition={data.partition} asOf={data.asOf} />
          <PartitionNotices cluster={cluster} detail={data} />
          <PartitionAge detail={data} />
          <PartitionWindow detail={data} />
          <PartitionRetention detail={data} />
        </>
      ) : error ? (
        <ProblemState error={error} onRetry={() => void refetch()} />
      ) : (
        <PartitionSkeleton />
      )}
    </Drawer>
  )
}
