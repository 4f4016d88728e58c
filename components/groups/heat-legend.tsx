import { useTranslations } from 'next-intl'
import { formatShortDuration } from '@/lib/client/format'

const LEVELS = [0, 1, 2, 3, 4, 5] as const
const DEEPEST_S = 900

/** What the ink of the heat strip means. */
export function HeatLegend() {
  const t = useTranslations('group.heat')
  return (
    <span className="flex items-center gap-1">
      {formatShortDuration(0)}
      <span aria-hidden="true" className="flex forced-color-adjust-none">
        {LEVELS.map((level) => (
          <i key={level} className="h-2.5 w-3.5" style={{ background: `var(--depth-${level})` }} />
        ))}
      </span>
      {t('atLeast', { from: formatShortDuration(DEEPEST_S) })}
    </span>
  )
}
