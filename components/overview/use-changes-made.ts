import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ChangeItem } from '@/lib/contract/changes'
import { changeQueries } from '@/lib/client/queries/changes'
import { useMay } from '@/lib/client/use-may'
import { on } from '@/lib/domain/access/on'
import type { TideMark } from '../charts/flags'

export type ChangeMade = TideMark & { change: ChangeItem }

/** All or some of it was done, or may have been. */
const MADE: ReadonlySet<ChangeItem['state']> = new Set(['done', 'partly-done', 'unknown'])
/** They are asked for by when they were made: one that was armed, or waited for somebody's approval, is done later. */
const WAITED_MS = 24 * 60 * 60_000
/** An axis that moves with each round asks anew this often. */
const STEP_MS = 5 * 60_000

/** What this console has changed in the time of the axis (ms), newest first; nothing, for whoever may not know. */
export function useChangesMade(
  cluster: string,
  { from, to }: { from: number; to: number },
): { changes: readonly ChangeMade[]; mayBeMore: boolean } {
  const mayRead = useMay('changes:read', on.cluster(cluster)) === true
  const since = Math.floor((from - WAITED_MS) / STEP_MS) * STEP_MS
  const until = Math.ceil(to / STEP_MS) * STEP_MS
  const { data } = useQuery({
    ...changeQueries.newest(cluster, { from: new Date(since).toISOString(), to: new Date(until).toISOString() }),
    enabled: mayRead,
    placeholderData: keepPreviousData,
  })
  const changes = useMemo(
    () =>
      (data?.items ?? [])
        .flatMap((change) => {
          const at = Date.parse(change.finishedAt ?? '')
          return MADE.has(change.state) && at >= from && at <= to ? [{ id: change.id, at, change }] : []
        })
        .toSorted((a, b) => b.at - a.at),
    [data, from, to],
  )
  return { changes, mayBeMore: (data?.nextCursor ?? null) !== null }
}
