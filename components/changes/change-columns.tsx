'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useMemo } from 'react'
import { formatDay, formatWhen, formatZoned } from '@/lib/client/format'
import { paths } from '@/lib/client/paths'
import type { Edge } from '@/lib/client/status'
import type { ChangeItem } from '@/lib/contract/changes'
import { isWaiting } from '@/lib/domain/change/states'
import type { DataColumn } from '../data-table/columns'
import { ChangeState } from '../review/change-state'
import { useChangeWords } from '../review/words'
import { Button } from '../ui/button'
import { TargetLink } from './target-link'
import { useActorName } from './use-actor-name'

export function changeId(change: ChangeItem): string {
  return change.id
}

const EDGES: Partial<Record<ChangeItem['state'], Edge>> = { 'partly-done': 'warn', failed: 'danger', unknown: 'danger', expired: 'stale' }

export function edgeOfChange({ state }: ChangeItem): Edge {
  return EDGES[state] ?? null
}

interface ColumnsOf {
  cluster: string
  asOf: string
  mayChange: (change: ChangeItem) => boolean
  /** To undo it, or to end its waiting. */
  onAfterwards: (change: ChangeItem) => void
}

export function useChangeColumns({ cluster, asOf, mayChange, onAfterwards }: ColumnsOf): readonly DataColumn<ChangeItem>[] {
  const t = useTranslations('changes')
  const tReview = useTranslations('review')
  const { said, kind: kindWord } = useChangeWords()
  const actorName = useActorName()
  return useMemo(
    () => [
      {
        id: 'state',
        head: t('head.state'),
        width: 150,
        phoneWidth: 140,
        cell: ({ state }) => <ChangeState state={state} />,
        text: ({ state }) => state,
      },
      {
        id: 'what',
        head: t('head.what'),
        text: ({ kind, target }) => `${kind} ${target.name}`,
        cell: (change) => (
          <>
            <span className="flex min-w-0 gap-1.5 max-md:block">
              <Link
                href={paths.change(cluster, change.id)}
                prefetch={false}
                className="shrink-0 font-medium text-ink hover:underline hover:underline-offset-2 focus-visible:-outline-offset-1 max-md:block max-md:overflow-hidden max-md:text-ellipsis"
              >
                {kindWord(change.kind)}
              </Link>
              <span className="flex min-w-0 text-muted max-md:hidden">
                <TargetLink cluster={cluster} target={change.target} />
              </span>
            </span>
            <span className="hidden gap-1 text-12 text-muted max-md:flex">
              <span className="overflow-hidden text-ellipsis">{change.target.name}</span>
              <span className="shrink-0">· {formatWhen(change.createdAt, asOf)}</span>
            </span>
          </>
        ),
      },
      {
        id: 'who',
        head: t('head.who'),
        width: 180,
        hideBelow: 'md',
        cell: ({ actor }) => <span className="text-muted">{actorName(actor)}</span>,
        text: ({ actor }) => actor.name,
      },
      {
        id: 'when',
        head: t('head.when'),
        width: 116,
        align: 'end',
        hideBelow: 'md',
        cell: ({ createdAt }) => (
          <time dateTime={createdAt} title={`${formatDay(createdAt)}, ${formatZoned(createdAt)}`} className="text-muted">
            {formatWhen(createdAt, asOf)}
          </time>
        ),
        text: ({ createdAt }) => createdAt,
      },
      {
        id: 'result',
        head: t('head.result'),
        hideBelow: 'lg',
        cell: (change) => <span title={said(change.said)}>{said(change.said)}</span>,
        text: (change) => said(change.said),
      },
      {
        id: 'undo',
        head: <span className="unseen">{t('head.undo')}</span>,
        headLabel: t('head.undo'),
        width: 130,
        align: 'end',
        hideBelow: 'md',
        cell: (change) => {
          const what = t('whatOf', { kind: kindWord(change.kind), target: change.target.name })
          if (change.undoneBy !== null) {
            return (
              <Link href={paths.change(cluster, change.undoneBy)} prefetch={false} className="text-muted hover:underline">
                {t('undone')}
              </Link>
            )
          }
          if (!mayChange(change) || !(change.undo.possible || isWaiting(change.state))) return null
          const canCancel = isWaiting(change.state)
          return (
            <Button
              look="quiet"
              className="h-6!"
              aria-label={t(canCancel ? 'cancelThis' : 'undoThis', { what })}
              onClick={() => onAfterwards(change)}
            >
              {canCancel ? tReview('cancelIt') : t('undo')}
            </Button>
          )
        },
      },
    ],
    [t, tReview, said, kindWord, actorName, cluster, asOf, mayChange, onAfterwards],
  )
}
