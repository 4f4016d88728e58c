import { useTranslations } from 'next-intl'
import { formatDay, formatDuration, formatZoned, secondsBetween } from '@/lib/client/format'
import type { DelegationTokenItem } from '@/lib/contract/delegation-tokens'
import { Status } from '../ui/status'

interface TokenExpiryProps {
  token: Pick<DelegationTokenItem, 'expiresAt' | 'isExpired'>
  /** When that was looked at. */
  asOf: string
}

/** For how long a token still logs in, or that it does not any more: icon, word and colour. */
export function TokenExpiry({ token: { expiresAt, isExpired }, asOf }: TokenExpiryProps) {
  const t = useTranslations('delegationTokens')
  return (
    <time dateTime={expiresAt} title={exactTime(expiresAt)}>
      {isExpired ? (
        <Status status="refused" word={t('expiredAgo', { duration: formatDuration(secondsBetween(expiresAt, asOf)) })} />
      ) : (
        t('expiresIn', { duration: formatDuration(secondsBetween(asOf, expiresAt)) })
      )}
    </time>
  )
}

/** `3 Mar 2026, 14:32:07, Asia/Seoul (GMT+09:00)` */
export const exactTime = (at: string) => `${formatDay(at)}, ${formatZoned(at)}`
