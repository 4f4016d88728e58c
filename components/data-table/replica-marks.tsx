'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import type { ReplicaMark, ReplicaState } from '@/lib/client/replicas'

const LOOKS: Record<ReplicaState, string> = {
  leader: 'border-ink bg-ink text-surface',
  'in-sync': 'border-line-control text-ink',
  out: 'border-dashed border-warn-mark text-warn line-through',
  gone: 'border-dashed border-danger text-danger line-through',
}
const MARK = 'inline-block h-[18px] min-w-[18px] rounded-1 border px-[3px] text-center text-11 leading-4'
const STATES = ['leader', 'in-sync', 'out', 'gone'] as const

/** The copies of one partition by broker, the preferred leader first. */
export function ReplicaMarks({ marks }: { marks: readonly ReplicaMark[] }) {
  const t = useTranslations('replicas')
  return (
    <span className="inline-flex gap-[3px] align-middle">
      {marks.map(({ broker, state }) => (
        <span key={broker} title={t('title', { broker, state: t(state) })} className={clsx(MARK, LOOKS[state])}>
          {broker}
          <span className="unseen"> {t(state)},</span>
        </span>
      ))}
    </span>
  )
}

/** What the marks mean, for the foot of a table. */
export function ReplicaLegend() {
  const t = useTranslations('replicas')
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3 gap-y-1">
      {STATES.map((state) => (
        <span key={state} className="inline-flex items-center gap-1.5">
          <span aria-hidden="true" className={clsx(MARK, LOOKS[state])}>
            {t('sample')}
          </span>
          {t(state)}
        </span>
      ))}
    </span>
  )
}
