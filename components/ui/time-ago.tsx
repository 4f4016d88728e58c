import { useTranslations } from 'next-intl'
import { formatClock, formatDuration, formatWhen, secondsBetween } from '@/lib/client/format'

interface TimeAgoProps {
  at: string
  /** When that was looked at: every figure is as old as its picture, so it does not tick on. */
  asOf: string
}

export function TimeAgo({ at, asOf }: TimeAgoProps) {
  const t = useTranslations('time')
  return (
    <time dateTime={at} title={at}>
      {t('ago', { duration: formatDuration(secondsBetween(at, asOf)) })}
    </time>
  )
}

/** `14:32:07`; with the date when that is not today. */
export function Clock({ at, now }: { at: string; now?: string | undefined }) {
  return (
    <time dateTime={at} title={at}>
      {now ? formatWhen(at, now) : formatClock(at)}
    </time>
  )
}
