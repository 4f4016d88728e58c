'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { PartitionItem } from '@/lib/contract/topics'
import { paths } from '@/lib/client/paths'
import { replicaMarks } from '@/lib/client/replicas'
import type { DataColumn } from '../data-table/columns'
import { HealthCell } from '../data-table/health-cell'
import { NameCell } from '../data-table/name-cell'
import { ReplicaMarks } from '../data-table/replica-marks'
import { Figure } from '../ui/figure'
import { BytesBehind, EligibleLeaders, InSync, PartitionSince } from './partition-cells'

export function partitionId(partition: PartitionItem): string {
  return partition.id
}

interface ReplicationColumns {
  cluster: string
  asOf: string
  /** Some partition's eligible leaders are known. */
  hasElr: boolean
}

export function useReplicationColumns({ cluster, asOf, hasElr }: ReplicationColumns): readonly DataColumn<PartitionItem>[] {
  const t = useTranslations('replication.table')
  return useMemo(() => {
    const columns: DataColumn<PartitionItem>[] = [
      {
        id: 'severity',
        head: t('health'),
        width: 138,
        phoneWidth: 132,
        isSortable: true,
        isWorstFirst: true,
        cell: (row) => (
          <>
            <HealthCell health={row.health[0] ?? 'healthy'} />
            <span className="hidden pl-[21px] text-12 max-md:block">
              <PartitionSince partition={row} asOf={asOf} />
            </span>
          </>
        ),
      },
      {
        id: 'id',
        head: t('partition'),
        isSortable: true,
        cell: (row) => <NameCell name={row.id} href={paths.topic(cluster, row.topic)} sub={<ReplicaMarks marks={replicaMarks(row)} />} />,
      },
      { id: 'copies', head: t('copies'), width: 132, hideBelow: 'md', cell: (row) => <ReplicaMarks marks={replicaMarks(row)} /> },
      { id: 'inSync', head: t('inSync'), width: 70, phoneWidth: 62, align: 'end', cell: (row) => <InSync partition={row} /> },
      {
        id: 'needs',
        head: <span title={t('needsNote')}>{t('needs')}</span>,
        width: 62,
        align: 'end',
        hideBelow: 'lg',
        cell: (row) => (
          <span className="text-muted">
            <Figure note={t('needsUnknown')}>{row.minInsyncReplicas === null ? null : String(row.minInsyncReplicas)}</Figure>
          </span>
        ),
      },
    ]
    if (hasElr) {
      columns.push({
        id: 'elr',
        head: <span title={t('elrNote')}>{t('elr')}</span>,
        width: 76,
        hideBelow: 'xl',
        cell: (row) => <EligibleLeaders partition={row} />,
      })
    }
    columns.push(
      { id: 'behind', head: t('behind'), width: 82, align: 'end', hideBelow: 'md', cell: (row) => <BytesBehind partition={row} /> },
      {
        id: 'since',
        head: t('since'),
        width: 112,
        align: 'end',
        hideBelow: 'md',
        isSortable: true,
        cell: (row) => <PartitionSince partition={row} asOf={asOf} />,
      },
    )
    return columns
  }, [t, cluster, asOf, hasElr])
}
