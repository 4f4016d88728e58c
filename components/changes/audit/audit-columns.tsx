'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { formatDay, formatWhen, formatZoned } from '@/lib/client/format'
import type { AuditItem } from '@/lib/contract/audit'
import type { DataColumn } from '../../data-table/columns'
import { Button } from '../../ui/button'
import { Icon } from '../../ui/icon'
import { LongName } from '../../ui/long-name'
import { useActorName } from '../use-actor-name'
import { DetailWords } from './detail-words'
import { useActionWord } from './use-action-word'

/** Somebody wanted in, or to do something, and was not let. */
const REFUSALS: ReadonlySet<string> = new Set(['session.refused', 'access.denied'])

export function auditId({ id }: AuditItem): string {
  return id
}

interface ColumnsOf {
  asOf: string
  onOpen: (item: AuditItem) => void
}

export function useAuditColumns({ asOf, onOpen }: ColumnsOf): readonly DataColumn<AuditItem>[] {
  const t = useTranslations('audit')
  const wordOf = useActionWord()
  const actorName = useActorName()
  return useMemo(
    () => [
      {
        id: 'what',
        head: t('head.what'),
        width: 210,
        text: ({ action }) => action,
        cell: (item) => (
          <>
            <Button look="quiet" className="-ml-1.5 h-6! max-w-full text-ink!" onClick={() => onOpen(item)}>
              {REFUSALS.has(item.action) && <Icon name="barred" className="text-danger" />}
              <span className="overflow-hidden text-ellipsis">{wordOf(item.action)}</span>
            </Button>
            <span className="hidden gap-1 text-12 text-muted max-md:flex">
              <span className="overflow-hidden text-ellipsis">{item.actor.name || t('somebody')}</span>
              <span className="shrink-0">· {formatWhen(item.at, asOf)}</span>
            </span>
          </>
        ),
      },
      {
        id: 'target',
        head: t('head.target'),
        width: 220,
        phoneWidth: 130,
        text: ({ target }) => target.name,
        cell: ({ target }) => <LongName>{target.name}</LongName>,
      },
      {
        id: 'who',
        head: t('head.who'),
        width: 180,
        hideBelow: 'md',
        text: ({ actor }) => actor.name,
        cell: ({ actor }) => <span className="text-muted">{actor.name === '' ? t('somebody') : actorName(actor)}</span>,
      },
      {
        id: 'cluster',
        head: t('head.cluster'),
        width: 120,
        hideBelow: 'xl',
        text: ({ cluster }) => cluster,
        cell: ({ cluster }) => <span className="text-muted">{cluster ?? t('console')}</span>,
      },
      {
        id: 'detail',
        head: t('head.detail'),
        hideBelow: 'lg',
        text: ({ detail }) => JSON.stringify(detail),
        cell: (item) => <DetailWords item={item} />,
      },
      {
        id: 'when',
        head: t('head.when'),
        width: 116,
        align: 'end',
        hideBelow: 'md',
        text: ({ at }) => at,
        cell: ({ at }) => (
          <time dateTime={at} title={`${formatDay(at)}, ${formatZoned(at)}`} className="text-muted">
            {formatWhen(at, asOf)}
          </time>
        ),
      },
    ],
    [t, wordOf, actorName, asOf, onOpen],
  )
}
