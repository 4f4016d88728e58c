'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { Fragment } from 'react'
import type { HistoryMark } from '@/lib/contract/history'
import { formatCount, formatShortWhen } from '@/lib/client/format'
import { paths } from '@/lib/client/paths'
import type { Flag } from '../charts/flags'
import { FlagNumber } from '../charts/tide-flags'
import { useChangeWords } from '../review/words'
import { type MarkOfGroup, toldMarks } from './told-marks'

export function marksOf(marks: readonly HistoryMark[]): MarkOfGroup[] {
  return marks.map((mark, index) => ({ id: `${mark.at} ${index}`, at: Date.parse(mark.at), mark }))
}

interface HistoryMarksProps {
  cluster: string
  flags: readonly Flag<MarkOfGroup>[]
  /** Before that there is more than is told, ISO; null: all is told. */
  since: string | null
  now: number
}

/** What happened to the group, and when: of each flag what explains most. */
export function HistoryMarks({ cluster, flags, since, now }: HistoryMarksProps) {
  const t = useTranslations('group.marks')
  if (flags.length === 0) return null
  return (
    <ol aria-label={t('label')} className="flex flex-wrap gap-x-4 gap-y-1">
      {since !== null && <li>{t('since', { at: formatShortWhen(since, now) })}</li>}
      {flags.map(({ number, marks }) => {
        const { told, more } = toldMarks(marks)
        const last = marks.at(-1) ?? marks[0]
        return (
          <li key={number} className="flex items-center gap-1.5">
            <FlagNumber number={number} />
            <span>
              {told.map(({ id, at, mark }, index) => (
                <Fragment key={id}>
                  {index > 0 && '; '}
                  <time dateTime={mark.at}>{formatShortWhen(at, now)}</time> <Sentence cluster={cluster} mark={mark} />
                </Fragment>
              ))}
              {more > 0 && t('more', { count: more, from: formatShortWhen(marks[0].at, now), to: formatShortWhen(last.at, now) })}
            </span>
          </li>
        )
      })}
    </ol>
  )
}

function Sentence({ cluster, mark: { kind, members, records, change } }: { cluster: string; mark: HistoryMark }) {
  const t = useTranslations('group.marks')
  const words = useChangeWords()
  if (kind === 'change' && change) {
    return (
      <Link href={paths.change(cluster, change.id)} className="link underline decoration-line-control underline-offset-2">
        {t('change', { what: words.kind(change.kind), who: change.actor })}
      </Link>
    )
  }
  if (kind === 'change') return t('changeUnknown')
  if (kind === 'rebalance') return t('rebalance', { members: members ?? -1 })
  return t(kind, { records: records === null ? 'none' : formatCount(records) })
}
