import { useTranslations } from 'next-intl'
import { formatDay, formatDuration, formatZoned, secondsBetween } from '@/lib/client/format'

interface TimeAgoProps {
  at: string
  /** When that was looked at: every figure is as old as its picture, so it does not tick on. */
  asOf: string
}

export function TimeAgo({ at, asOf }: TimeAgoProps) {
  const t = useTranslations('time')
  return (
    <time dateTime={at} title={`${formatDay(at)}, ${formatZoned(at)}`}>
      {t('ago', { duration: formatDuration(secondsBetween(at, asOf)) })}
    </time>
  )
}
