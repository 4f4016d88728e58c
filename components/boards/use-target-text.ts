import { useTranslations } from 'next-intl'
import { formatDuration, formatRoughDuration } from '@/lib/client/format'

const MINUTE = 60
const HOUR = 3600

/** A target as somebody would say it: `60 s`, `90 s`, `2 min`, `1 h`, `1 h 30 m`. */
export function useTargetText(): (seconds: number) => string {
  const t = useTranslations('boards')
  return (seconds) => {
    if (seconds < 2 * MINUTE) return t('seconds', { count: seconds })
    const isWhole = seconds % HOUR === 0 || (seconds < HOUR && seconds % MINUTE === 0)
    return isWhole ? formatRoughDuration(seconds) : formatDuration(seconds)
  }
}
