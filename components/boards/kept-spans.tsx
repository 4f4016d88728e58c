import { useTranslations } from 'next-intl'
import { formatDuration } from '@/lib/client/format'
import type { Service } from '@/lib/contract/boards'
import { isYoung, knownSeconds } from './kept'
import { KeptPercent } from './kept-percent'

const SPANS = ['day', 'week', 'month'] as const
const HEAD = 'text-11 text-muted xl:unseen'

interface KeptSpansProps {
  kept: Service['kept']
  /** It is late now. */
  isMissed: boolean
}

/** What was kept of 24 hours, 7 and 30 days. Where all three speak of the same little time, that is said once. */
export function KeptSpans({ kept, isMissed }: KeptSpansProps) {
  const t = useTranslations('boards')
  const young = isYoung(kept)
  if (kept.month.percent === null) {
    return <p className="text-right text-12 text-unknown max-xl:col-span-full max-xl:text-left">{t('kept.noSpan')}</p>
  }
  return (
    <div className="text-right max-xl:col-span-full max-xl:text-left">
      <dl className="grid grid-cols-3 gap-x-2">
        {SPANS.map((span) => (
          <div key={span} className="flex min-w-0 flex-col-reverse justify-end">
            <dt className={HEAD}>{t(`head.${span}`)}</dt>
            <dd>
              <KeptPercent kept={kept[span]} isDanger={span === 'day' && isMissed} isShort={young} />
            </dd>
          </div>
        ))}
      </dl>
      {young && <p className="text-11 text-muted">{t('kept.soFar', { known: formatDuration(knownSeconds(kept.day)) })}</p>}
    </div>
  )
}
