import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { formatDuration } from '@/lib/client/format'
import type { ChangePlan } from '@/lib/contract/changes'
import { figureText, useChangeWords } from './words'

type Total = ChangePlan['totals'][number]

/** A head has room for four. */
const MOST = 4
const TONES: Record<string, string> = {
  'records-again': 'text-accent',
  'records-skipped': 'text-warn',
  'records-gone': 'text-danger',
  'records-deleted': 'text-danger',
  'partitions-deleted': 'text-danger',
}

/** What it comes to, in records and time. */
export function PlanTotals({ totals }: { totals: readonly Total[] }) {
  const t = useTranslations('review')
  const { total: wordOf } = useChangeWords()
  const figureOf = ({ code, value, atMost }: Total) => {
    // Kept as ms, by a name that does not say so.
    const text = code === 'furthest-back' && value !== null ? formatDuration(Number(value) / 1000) : figureText(code, value)
    const figure = text ?? (typeof value === 'string' ? value : t('values.unknown'))
    return atMost ? t('atMost', { figure }) : figure
  }
  return (
    <dl aria-label={t('totals')} className="flex flex-wrap gap-x-8 gap-y-2 max-md:grid max-md:grid-cols-2 max-md:gap-x-4">
      {weightiest(totals).map((total) => (
        <div key={total.code} className="flex min-w-0 flex-col-reverse">
          <dt className="text-12 text-muted">
            {wordOf(total.code)}
            {total.partitions !== null && total.partitions > 0 && <>, {t('inPartitions', { count: total.partitions })}</>}
          </dt>
          <dd className={clsx('text-20 font-strong tracking-[-0.01em]', isNothing(total.value) ? 'text-ink' : TONES[total.code])}>
            {figureOf(total)}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function isNothing(value: Total['value']): boolean {
  return value === 0 || value === '0'
}

/** Those that come to something, as many as there is room for; else also those that come to nothing, which is worth knowing. */
function weightiest(totals: readonly Total[]): readonly Total[] {
  if (totals.length <= MOST) return totals
  const kept = new Set(totals.toSorted((a, b) => Number(isNothing(a.value)) - Number(isNothing(b.value))).slice(0, MOST))
  return totals.filter((total) => kept.has(total))
}
