'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { HistoryMark } from '@/lib/contract/history'
import { formatCount, formatShortWhen } from '@/lib/client/format'
import { paths } from '@/lib/client/paths'
import type { Flag, TideMark } from '../charts/flags'
import { FlagNumber } from '../charts/tide-flags'
import { useChangeWords } from '../review/words'

export type MarkOfGroup = TideMark & { mark: HistoryMark }

export function marksOf(marks: readonly HistoryMark[]): MarkOfGroup[] {
  return marks.map((mark, index) => ({ id: `${mark.at} ${index}`, at: Date.parse(mark.at), mark }))
}

interface HistoryMarksProps {
  cluster: string
  flags: readonly Flag<MarkOfGroup>[]
  now: number
}

/** A sentence for each flag: what happened to the group, and when. */
export function HistoryMarks({ cluster, flags, now }: HistoryMarksProps) {
  const t = useTranslations('group.marks')
  if (flags.length === 0) return null
  return (
    <ol aria-label={t('label')} className="flex flex-wrap gap-x-4 gap-y-1">
      {flags.map(({ number, at, marks: [first, ...more] }) => {
        const last = more.at(-1)
        return (
          <li key={number} className="flex items-center gap-1.5">
            <FlagNumber number={number} />
            <span>
              <time dateTime={first.mark.at}>{formatShortWhen(at, now)}</time> <Sentence cluster={cluster} mark={first.mark} />
              {last && t('more', { count: more.length, at: formatShortWhen(last.at, now) })}
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
      <Link href={paths.change(cluster, change.id)} className="link">
        {t('change', { what: words.kind(change.kind), who: change.actor })}
      </Link>
    )
  }
  if (kind === 'change') return t('changeUnknown')
  if (kind === 'rebalance') return t('rebalance', { members: members ?? -1 })
  return t(kind, { records: records === null ? 'none' : formatCount(records) })
}
