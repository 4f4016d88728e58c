import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { formatClock } from '@/lib/client/format'
import { shownTimeZone } from '@/lib/client/time-zone'
import type { ChangePlan } from '@/lib/contract/changes'

/** What a plan is about, to where, and of when it is. */
export function PlanHead({ plan, where }: { plan: ChangePlan; where: ReactNode }) {
  const t = useTranslations('review')
  const topics = [...new Set(plan.rows.flatMap(({ of }) => (of['topic'] === undefined ? [] : [String(of['topic'])])))]
  const isOfPartitions = plan.rows.length > 0 && plan.rows.every(({ of }) => of['partition'] !== undefined)
  const what = topics.length === 0 ? plan.target.name : topics.length === 1 ? topics[0] : t('topicsOf', { topics: topics.length })
  return (
    <>
      {t(isOfPartitions ? 'partitionsOf' : 'rowsOf', { what: what ?? '', rows: plan.rows.length })}
      {where && <>, {where}</>} · {t('plannedAt', { at: `${formatClock(plan.plannedAt)} ${shownTimeZone()}` })}
    </>
  )
}
