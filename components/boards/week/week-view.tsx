'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import type { Route } from 'next'
import Link from 'next/link'
import { parseAsString, useQueryState } from 'nuqs'
import type { ReactNode } from 'react'
import type { BoardSource } from '@/lib/client/queries/board-misses'
import { boardQueries, isGone, sharedBoardQueries } from '@/lib/client/queries/boards'
import { useDocumentTitle } from '@/lib/client/use-document-title'
import { shownTimeZone } from '@/lib/client/time-zone'
import { Button, buttonClass } from '../../ui/button'
import { Notice } from '../../ui/notice'
import { Skeleton } from '../../ui/skeleton'
import { dateIn } from './week-dates'
import { WeekPicker } from './week-picker'
import { WeekSheet } from './week-sheet'

/** This week goes on, and any may be of a link that is revoked. */
const RENEW_MS = 60_000

interface WeekViewProps {
  of: BoardSource
  /** The board itself. */
  back: Route
  /** What stands here when the week cannot be read. */
  problem: (error: Error, onRetry: () => void) => ReactNode
}

/** The sheet of a week under a line of controls that is not printed. */
export function WeekView({ of, back, problem }: WeekViewProps) {
  const t = useTranslations('boards')
  const zone = shownTimeZone()
  const [from, setFrom] = useQueryState('from', parseAsString)
  const { data, error, refetch } = useWeek(of, { from, zone })
  useDocumentTitle(data ? t('weekly.window', { name: data.name, from: dateIn(zone, data.from) }) : null)
  // Of a link that was revoked, or a board that is gone, nothing stays.
  if (error && (!data || isGone(error))) return problem(error, () => void refetch())
  return (
    <div className="min-h-dvh bg-page px-4 pt-3 pb-10 max-md:px-0 print:min-h-0 print:p-0">
      <nav
        aria-label={t('weekly.title')}
        className="mx-auto mb-3 flex w-[210mm] max-w-full flex-wrap items-center gap-2 max-md:px-4 print:hidden"
      >
        <Link href={back} className={buttonClass('quiet')}>
          {t('weekly.back')}
        </Link>
        <div className="ml-auto flex flex-wrap gap-2">
          {/* Its room is there from the beginning: nothing below moves when it comes. */}
          <span className="flex h-control min-w-56 justify-end">
            {data && <WeekPicker from={dateIn(zone, data.from)} asOf={data.asOf} onPick={(picked) => void setFrom(picked)} />}
          </span>
          <Button look="primary" onClick={() => window.print()}>
            {t('weekly.print')}
          </Button>
        </div>
      </nav>
      {data && error && (
        <div className="mx-auto mb-3 w-[210mm] max-w-full print:hidden">
          <Notice tone="stale" says="politely">
            {t('notRenewed')}
          </Notice>
        </div>
      )}
      <main>{data ? <WeekSheet week={data} /> : <SheetSkeleton />}</main>
    </div>
  )
}

function useWeek(of: BoardSource, asked: { from: string | null; zone: string }) {
  const isShared = 'token' in of
  const own = useQuery({ ...boardQueries.week(isShared ? '' : of.board, asked), enabled: !isShared, refetchInterval: RENEW_MS })
  const shared = useQuery({ ...sharedBoardQueries.week(isShared ? of.token : '', asked), enabled: isShared, refetchInterval: RENEW_MS })
  return isShared ? shared : own
}

const LINES = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'] as const

function SheetSkeleton() {
  const t = useTranslations('boards.weekly')
  return (
    <div aria-busy="true" className="mx-auto min-h-[297mm] w-[210mm] max-w-full bg-surface p-[13mm] shadow-pop max-md:px-4 max-md:py-5">
      <h1 className="unseen">{t('title')}</h1>
      <Skeleton className="h-5 w-60" />
      <div className="mt-8 grid gap-5">
        {LINES.map((line) => (
          <Skeleton key={line} className="w-full" />
        ))}
      </div>
    </div>
  )
}
