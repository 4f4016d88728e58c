'use client'

import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import type { SessionItem } from '@/lib/contract/sessions'
import { formatWhen } from '@/lib/client/format'
import { paths } from '@/lib/client/paths'
import { sessionListQueries, sessionMutations } from '@/lib/client/queries/access'
import type { DataColumn } from '../data-table/columns'
import { DataTable } from '../data-table/data-table'
import { NameCell } from '../data-table/name-cell'
import { Button } from '../ui/button'
import { ProblemState } from '../ui/problem'
import { Section } from '../ui/section'
import { Tag } from '../ui/tag'
import { ConfirmDialog } from './confirm-dialog'
import { useSessionPlace } from './use-session-place'

const sessionId = (session: SessionItem) => session.id

/** Where somebody is signed in: one’s own sessions, or everybody’s; each can be ended. */
export function SessionsSection({ of }: { of: 'me' | 'all' }) {
  const t = useTranslations('sessions')
  const placeOf = useSessionPlace()
  const { data, error, refetch } = useQuery(sessionListQueries.of(of))
  const [ending, setEnding] = useState<SessionItem | null>(null)
  const end = useMutation(sessionMutations.end())
  const columns = useMemo<readonly DataColumn<SessionItem>[]>(() => {
    const place: DataColumn<SessionItem> = {
      id: 'where',
      head: t('where'),
      ...(of === 'all' && { hideBelow: 'md' }),
      compare: (a, b) => placeOf(a).localeCompare(placeOf(b)),
      cell: (session) => (
        <span className="flex min-w-0 items-center gap-2">
          <span className="min-w-0">
            <NameCell name={placeOf(session)} sub={session.address ?? t('unknownAddress')} />
          </span>
          {session.isThis && of === 'me' && <Tag>{t('this')}</Tag>}
        </span>
      ),
    }
    const person: DataColumn<SessionItem> = {
      id: 'person',
      head: t('person'),
      compare: (a, b) => a.person.localeCompare(b.person),
      cell: (session) => (
        <span className="flex min-w-0 items-center gap-2">
          <span className="min-w-0">
            <NameCell name={session.person} sub={t(`byOf.${session.by}`)} />
          </span>
          {session.isThis && <Tag>{t('this')}</Tag>}
        </span>
      ),
    }
    const by: DataColumn<SessionItem> = {
      id: 'by',
      head: t('by'),
      width: 130,
      hideBelow: 'lg',
      compare: (a, b) => a.by.localeCompare(b.by),
      cell: (session) => t(`byOf.${session.by}`),
    }
    const address: DataColumn<SessionItem> = {
      id: 'address',
      head: t('address'),
      width: 170,
      hideBelow: of === 'all' ? 'lg' : 'md',
      compare: (a, b) => (a.address ?? '').localeCompare(b.address ?? ''),
      cell: (session) => <span className="text-muted">{session.address ?? t('unknownAddress')}</span>,
    }
    return [
      ...(of === 'all' ? [person, by, place, address] : [place, address]),
      {
        id: 'startedAt',
        head: t('started'),
        width: 150,
        align: 'end',
        hideBelow: 'lg',
        compare: (a, b) => a.startedAt.localeCompare(b.startedAt),
        cell: (session) => <span className="text-muted">{formatWhen(session.startedAt, Date.now())}</span>,
      },
      {
        id: 'lastSeenAt',
        head: t('lastSeen'),
        width: 150,
        phoneWidth: 100,
        align: 'end',
        compare: (a, b) => a.lastSeenAt.localeCompare(b.lastSeenAt),
        cell: (session) => <span className="text-muted">{formatWhen(session.lastSeenAt, Date.now())}</span>,
      },
      {
        id: 'end',
        head: <span className="unseen">{t('end')}</span>,
        width: 80,
        align: 'end',
        cell: (session) => (
          <Button look="quiet" aria-label={t('endOf', { where: placeOf(session) })} onClick={() => setEnding(session)}>
            {t('end')}
          </Button>
        ),
      },
    ]
  }, [t, placeOf, of])
  const close = () => {
    end.reset()
    setEnding(null)
  }
  const done = (session: SessionItem) => (session.isThis ? window.location.assign(paths.login()) : setEnding(null))
  return (
    <Section title={t(of === 'all' ? 'all' : 'mine')} note={t(of === 'all' ? 'allNote' : 'mineNote')}>
      {error && !data ? (
        <ProblemState error={error} onRetry={() => void refetch()} />
      ) : (
        <DataTable
          label={t(of === 'all' ? 'all' : 'mine')}
          columns={columns}
          rows={data?.items}
          rowId={sessionId}
          initialSort="-lastSeenAt"
          hasSecondLine
          skeletonRows={2}
        />
      )}
      {ending && (
        <ConfirmDialog
          title={t('endTitle')}
          detail={
            ending.isThis
              ? t('endThisDetail')
              : of === 'all'
                ? t('endDetail', { person: ending.person, where: placeOf(ending) })
                : t('endOwnDetail', { where: placeOf(ending) })
          }
          action={t('end')}
          error={end.error}
          isPending={end.isPending}
          onConfirm={() => end.mutate(ending.id, { onSuccess: () => done(ending) })}
          onClose={close}
        />
      )}
    </Section>
  )
}
