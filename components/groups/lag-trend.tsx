'use client'

import { useTranslations } from 'next-intl'
import type { GroupItem } from '@/lib/contract/groups'
import { toneOf } from '@/lib/client/status'
import { Sparkline } from '../ui/sparkline'
import { trendOf } from './trend'

/** Records below which a small chart is flat: noise is not magnified. */
const FLOOR = 1000

/** The lag of the last hour, and where it goes in a word. */
export function LagTrend({ group }: { group: Pick<GroupItem, 'history' | 'verdict'> }) {
  const t = useTranslations('groups.trend')
  const trend = trendOf(group.history)
  return (
    <span className="flex items-center gap-1.5" title={trend === null ? undefined : t('note')}>
      <Sparkline values={group.history} tone={toneOf(group.verdict) ?? 'quiet'} floor={FLOOR} />
      {trend !== null && <span className="text-11 text-muted">{t(trend)}</span>}
    </span>
  )
}
