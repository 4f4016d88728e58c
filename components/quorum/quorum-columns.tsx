'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { formatCount } from '@/lib/client/format'
import { paths } from '@/lib/client/paths'
import type { DataColumn } from '../data-table/columns'
import { NameCell } from '../data-table/name-cell'
import { Figure } from '../ui/figure'
import { LongName } from '../ui/long-name'
import { Status } from '../ui/status'
import { Tag } from '../ui/tag'
import { TimeAgo } from '../ui/time-ago'
import { byHealth, byLag, byRole, type QuorumNode } from './quorum-nodes'

export function nodeId(node: QuorumNode): string {
  return String(node.id)
}

export function useQuorumColumns(cluster: string, asOf: string): readonly DataColumn<QuorumNode>[] {
  const t = useTranslations('quorum.table')
  return useMemo(() => {
    const ago = (at: string | null) => (
      <span className="text-muted">{at === null ? <Figure note={t('timeUnknown')}>{null}</Figure> : <TimeAgo at={at} asOf={asOf} />}</span>
    )
    const address = ({ host, port }: QuorumNode) => (host === null ? null : port === null ? host : `${host}:${port}`)
    return [
      {
        id: 'state',
        head: t('state'),
        width: 130,
        phoneWidth: 112,
        isWorstFirst: true,
        compare: byHealth,
        cell: (node) => (node.hasCaughtUp ? <Status status="caught-up" /> : <Status status="problems" word={t('behind')} />),
      },
      {
        id: 'node',
        head: t('node'),
        width: 120,
        phoneWidth: 140,
        compare: (a, b) => a.id - b.id,
        cell: (node) => (
          <NameCell
            name={t('nodeName', { id: String(node.id), kind: node.controllerOnly ? 'controller' : 'broker' })}
            {...(node.controllerOnly ? {} : { href: paths.broker(cluster, node.id) })}
            sub={
              <>
                {t(node.role)}
                {node.mustStay && ` · ${t('mustStay')}`}
              </>
            }
          />
        ),
      },
      {
        id: 'role',
        head: t('role'),
        hideBelow: 'md',
        compare: byRole,
        cell: (node) => (
          <span className="inline-flex items-center gap-2">
            <span title={t(`${node.role}Note`)} className={node.role === 'leader' ? 'font-medium' : 'text-muted'}>
              {t(node.role)}
            </span>
            {node.controllerOnly && <Tag title={t('controllerOnlyNote')}>{t('controllerOnly')}</Tag>}
            {node.mustStay && <Tag title={t('mustStayNote')}>{t('mustStay')}</Tag>}
          </span>
        ),
      },
      {
        id: 'host',
        head: t('host'),
        hideBelow: 'lg',
        cell: (node) => {
          const text = address(node)
          if (text === null) return <Figure note={t('hostUnknown')}>{null}</Figure>
          return (
            <span className="flex font-mono text-12 text-muted">
              <LongName>{text}</LongName>
            </span>
          )
        },
      },
      {
        id: 'lag',
        head: <span title={t('lagNote')}>{t('lag')}</span>,
        width: 140,
        phoneWidth: 104,
        align: 'end',
        firstSort: 'desc',
        compare: byLag,
        cell: (node) => formatCount(node.lag),
      },
      { id: 'lastFetch', head: t('lastFetch'), width: 120, align: 'end', hideBelow: 'md', cell: (node) => ago(node.lastFetchAt) },
      { id: 'lastCaughtUp', head: t('lastCaughtUp'), width: 130, align: 'end', hideBelow: 'md', cell: (node) => ago(node.lastCaughtUpAt) },
    ]
  }, [t, cluster, asOf])
}
