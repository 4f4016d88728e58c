'use client'

import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { useMemo } from 'react'
import type { GroupDetail, GroupPartition } from '@/lib/contract/groups'
import { formatClock, formatCount, formatDuration, formatPercent } from '@/lib/client/format'
import type { DataColumn } from '../data-table/columns'
import { DataTable } from '../data-table/data-table'
import { TableFooter } from '../data-table/table-footer'
import { Figure } from '../ui/figure'
import { LongName } from '../ui/long-name'
import { Section } from '../ui/section'
import { BURROW_ORDER, BurrowCell, BurrowWord } from './burrow-word'
import { compareLag } from './member-lag'
import { PartitionName } from './partition-name'
import { PARTITION_STATES, partitionEdge, stateOf } from './partition-state'
import { StateCell } from './state-cell'
import { partitionId, usePartitionPanel } from './use-partition-panel'

const load = () => import('./partition-panel')
const PartitionPanel = dynamic(() => load().then((parts) => parts.PartitionPanel))

const lagOf = (row: GroupPartition) => (row.lag === null ? null : BigInt(row.lag))
const byPlace = (a: GroupPartition, b: GroupPartition) => a.topic.localeCompare(b.topic) || a.partition - b.partition
const burrowRank = ({ burrow }: GroupPartition) => (burrow === null ? BURROW_ORDER.length : BURROW_ORDER.indexOf(burrow.status))
const offset = (value: string | null) => (value === null ? null : formatCount(value))

export function PartitionsTable({ cluster, group }: { cluster: string; group: GroupDetail }) {
  const t = useTranslations('group')
  const tBurrow = useTranslations('lag.burrow')
  const panel = usePartitionPanel(group)
  const openPanel = panel.open
  const isShare = group.type === 'share'
  const hasMembers = (group.members?.length ?? 0) > 0
  const names = useMemo(() => new Map(group.members?.map((member) => [member.id, member.instanceId ?? member.clientId])), [group.members])
  const columns = useMemo<readonly DataColumn<GroupPartition>[]>(() => {
    const owner = (row: GroupPartition) => (row.member === null ? null : (names.get(row.member) ?? row.member))
    const asOf = (row: GroupPartition) => (row.asOf === null ? undefined : t('figureAsOf', { at: formatClock(row.asOf) }))
    return [
      {
        id: 'state',
        head: t('state'),
        width: 150,
        phoneWidth: 112,
        isWorstFirst: true,
        compare: (a, b) =>
          PARTITION_STATES[stateOf(a)].rank - PARTITION_STATES[stateOf(b)].rank || compareLag(lagOf(b), lagOf(a)) || byPlace(a, b),
        cell: (row) => <StateCell state={stateOf(row)} verdict={group.verdict} />,
      },
      {
        id: 'partition',
        head: t('partition'),
        compare: byPlace,
        cell: (row) => (
          <PartitionName
            name={partitionId(row)}
            sub={owner(row) ?? (isShare ? undefined : t('nobody'))}
            onOpen={() => openPanel(row)}
            onPointerEnter={() => void load()}
          />
        ),
      },
      ...(isShare
        ? []
        : [
            {
              id: 'burrow',
              head: tBurrow('column'),
              width: 96,
              hideBelow: 'md' as const,
              isWorstFirst: true,
              compare: (a: GroupPartition, b: GroupPartition) =>
                burrowRank(a) - burrowRank(b) || compareLag(lagOf(b), lagOf(a)) || byPlace(a, b),
              cell: (row: GroupPartition) => <BurrowCell burrow={row.burrow} />,
            },
          ]),
      {
        id: 'committed',
        head: isShare ? t('startOffset') : t('committedOffset'),
        width: 130,
        align: 'end',
        hideBelow: 'md',
        cell: (row) => {
          const value = offset(isShare ? row.startOffset : row.committed)
          if (value === null && row.state === 'no-commit') return <span className="text-faint">{t('none')}</span>
          return (
            <Figure isStale={row.stale && value !== null} note={asOf(row)}>
              {value}
            </Figure>
          )
        },
      },
      {
        id: 'logEnd',
        head: t('logEnd'),
        width: 130,
        align: 'end',
        hideBelow: 'lg',
        cell: (row) => (
          <span className="text-muted">
            <Figure isStale={row.stale && row.logEnd !== null} note={asOf(row)}>
              {offset(row.logEnd)}
            </Figure>
          </span>
        ),
      },
      {
        id: 'lag',
        head: t('recordsBehind'),
        width: 120,
        phoneWidth: 92,
        align: 'end',
        firstSort: 'desc',
        compare: (a, b) => compareLag(lagOf(a), lagOf(b)),
        cell: (row) =>
          row.lag === null && row.state === 'no-commit' ? (
            <span className="text-faint">{t('none')}</span>
          ) : (
            <Figure isStale={row.stale && row.lag !== null} note={asOf(row)}>
              {offset(row.lag)}
            </Figure>
          ),
      },
      ...(group.partitions.some((row) => row.secondsBehind !== null)
        ? [
            {
              id: 'secondsBehind',
              head: t('timeBehind'),
              width: 100,
              align: 'end' as const,
              hideBelow: 'md' as const,
              firstSort: 'desc' as const,
              compare: (a: GroupPartition, b: GroupPartition) => (a.secondsBehind ?? -1) - (b.secondsBehind ?? -1),
              cell: (row: GroupPartition) => <Figure>{row.secondsBehind === null ? null : formatDuration(row.secondsBehind)}</Figure>,
            },
          ]
        : []),
      ...(isShare
        ? []
        : [
            {
              id: 'owner',
              head: t('owner'),
              width: 210,
              hideBelow: 'lg' as const,
              compare: (a: GroupPartition, b: GroupPartition) => (owner(a) ?? '').localeCompare(owner(b) ?? '') || byPlace(a, b),
              cell: (row: GroupPartition) => {
                const name = owner(row)
                if (name !== null)
                  return (
                    <span className="flex text-muted">
                      <LongName>{name}</LongName>
                    </span>
                  )
                return <span className={hasMembers ? 'font-medium text-warn' : 'text-faint'}>{hasMembers ? t('nobody') : t('none')}</span>
              },
            },
          ]),
      {
        id: 'leader',
        head: t('leader'),
        width: 76,
        align: 'end',
        hideBelow: 'xl',
        compare: (a, b) => (a.leader ?? -1) - (b.leader ?? -1),
        cell: (row) => (
          <span className="text-muted">
            {row.leader === null ? <span className="font-medium text-danger">{t('noLeader')}</span> : row.leader}
          </span>
        ),
      },
    ]
  }, [t, tBurrow, openPanel, isShare, hasMembers, names, group.partitions, group.verdict])

  const note =
    !hasMembers || isShare ? undefined : group.unownedPartitions ? t('unownedNote', { count: group.unownedPartitions }) : t('allOwned')
  return (
    <Section
      title={t('partitions')}
      note={note}
      aside={
        group.burrow && (
          <BurrowWord
            word={group.burrow.status}
            note={tBurrow('groupNote', { status: group.burrow.status, complete: formatPercent(group.burrow.complete * 100) })}
          >
            {tBurrow('group', { status: group.burrow.status })}
          </BurrowWord>
        )
      }
    >
      <DataTable
        label={t('partitions')}
        columns={columns}
        rows={group.partitions}
        rowId={partitionId}
        onOpen={openPanel}
        rowEdge={(row) => partitionEdge(row, group.verdict, hasMembers && !isShare)}
        initialSort="state"
        hasSecondLine
        hasKeys
        empty={<p className="border-y border-line-strong py-3 text-muted">{t('noPartitions')}</p>}
      />
      {group.partitions.length > 0 && <TableFooter shown={group.partitions.length} total={group.partitions.length} hasKeys />}
      {panel.row && <PartitionPanel cluster={cluster} group={group} row={panel.row} onClose={panel.close} />}
    </Section>
  )
}
