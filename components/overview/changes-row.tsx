'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { formatShortWhen } from '@/lib/client/format'
import { paths } from '@/lib/client/paths'
import { useTideScale } from '../charts/tide-context'
import { TideRow } from '../charts/tide-row'
import { ChangeState } from '../review/change-state'
import { useChangeWords } from '../review/words'
import { LongName } from '../ui/long-name'
import type { ChangeMade } from './use-changes-made'

const SHOWN = 4
const LINE_PX = 17
const PAD_PX = 8
/** From this share of the axis on there is more room to the left. */
const TURNS = 0.5

interface ChangesRowProps {
  cluster: string
  /** Newest first. */
  changes: readonly ChangeMade[]
  /** There are older ones that were not asked for. */
  mayBeMore: boolean
}

/** What this console changed, each at its time: a step down each, so that none lies on another. */
export function ChangesRow({ cluster, changes, mayBeMore }: ChangesRowProps) {
  const t = useTranslations('overview.changed')
  const { kind } = useChangeWords()
  const { from, to, now } = useTideScale()
  if (changes.length === 0) return null
  const shown = changes.slice(0, SHOWN).toReversed()
  const hasMore = changes.length > shown.length || mayBeMore
  return (
    <TideRow
      height={2 * PAD_PX + shown.length * LINE_PX}
      label={
        <>
          <h2>{t('title')}</h2>
          <p className="mt-0.5 text-12 text-muted">
            {t('note', { count: changes.length, atLeast: String(mayBeMore) })}
            {hasMore && (
              <>
                {' · '}
                <Link href={paths.changes(cluster)} className="link">
                  {t('more')}
                </Link>
              </>
            )}
          </p>
        </>
      }
      meaning={
        <ol aria-label={t('title')} className="text-12 leading-[17px] max-md:hidden">
          {shown.map(({ id, change }) => (
            <li key={id} className="truncate text-muted">
              {change.state !== 'done' && <ChangeState state={change.state} />} <span className="text-ink">{change.actor.name}</span> ·{' '}
              {change.target.name}
            </li>
          ))}
        </ol>
      }
    >
      {shown.map(({ id, at, change }, index) => {
        const share = (at - from) / (to - from)
        return (
          <Link
            key={id}
            href={paths.change(cluster, id)}
            className={clsx(
              'absolute z-3 inline-flex max-w-1/2 min-w-0 gap-1.5 bg-surface px-1 text-12 leading-[17px] whitespace-nowrap hover:underline',
              share >= TURNS && '-translate-x-full',
            )}
            style={{ left: `${share * 100}%`, top: `${PAD_PX + index * LINE_PX}px` }}
          >
            <time dateTime={change.finishedAt ?? undefined} className="text-muted">
              {formatShortWhen(at, now)}
            </time>
            <span>{kind(change.kind)}</span>
            <span className="min-w-0 md:hidden">
              <LongName>{change.target.name}</LongName>
            </span>
          </Link>
        )
      })}
    </TideRow>
  )
}
