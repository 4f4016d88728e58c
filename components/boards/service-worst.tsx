import { useTranslations } from 'next-intl'
import { formatDuration, secondsBetween } from '@/lib/client/format'
import type { Service } from '@/lib/contract/boards'
import { formatWeekdayClock } from './board-times'
import { useCause } from './use-cause'

/** So near to the present that it is "now". */
const NOW_SECONDS = 120

/** The worst moment of the last 24 hours and its cause; a cause that is not known is said in the list of misses only. */
export function ServiceWorst({ worst, asOf }: { worst: Service['worst']; asOf: string }) {
  const t = useTranslations('boards')
  const { short } = useCause()
  if (worst === null) return <p className="mt-1.5 text-12 text-muted">{t('worstNone')}</p>
  const { worstSeconds, worstAt, to, cause } = worst
  const behind = formatDuration(worstSeconds)
  const isNow = to === null && secondsBetween(worstAt, asOf) < NOW_SECONDS
  return (
    <p className="mt-1.5 text-12 text-muted">
      {isNow ? t('worstNow', { behind }) : t('worst', { behind, at: formatWeekdayClock(worstAt) })}
      {cause.kind !== 'unknown' && cause.kind !== 'not-looked' && <span className="text-faint"> · {short(cause)}</span>}
    </p>
  )
}
