import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { formatShortDuration } from '@/lib/client/format'

/** Where the levels of heat begin, in seconds. */
const STEPS = [0, 2.75, 10, 60, 300, 900] as const
const DEEPEST = STEPS.length - 1

/** A level of heat as the time behind that it stands for. */
export function useLevelWords(): (level: number | null) => string {
  const t = useTranslations('group.heat')
  return useMemo(
    () => (level) => {
      if (level === null || level < 0) return t('unknown')
      const from = formatShortDuration(STEPS[Math.min(level, DEEPEST)] ?? 0)
      const to = STEPS[level + 1]
      if (to === undefined) return t('atLeast', { from })
      return level === 0 ? t('under', { to: formatShortDuration(to) }) : t('between', { from, to: formatShortDuration(to) })
    },
    [t],
  )
}
