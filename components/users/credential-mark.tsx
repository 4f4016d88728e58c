import { useTranslations } from 'next-intl'
import { formatCount } from '@/lib/client/format'
import type { ScramCredential } from '@/lib/contract/scram-users'
import { Status } from '../ui/status'

/** A mechanism with its iterations; as few as Kafka takes is said by a word and an icon. */
export function CredentialMark({ credential: { mechanism, iterations, isWeak } }: { credential: ScramCredential }) {
  const t = useTranslations('users')
  return (
    <span className="mr-4 inline-flex items-center gap-2 whitespace-nowrap">
      <span>{mechanism}</span>
      <span className="text-muted">{t('iterationsOf', { count: formatCount(iterations) })}</span>
      {isWeak && (
        <span title={t('weakNote')}>
          <Status status="at-min-isr" word={t('weak')} />
        </span>
      )}
    </span>
  )
}
