import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { ClusterItem } from '@/lib/contract/clusters'
import { cutMiddle, formatShortWhen } from '@/lib/client/format'

/** In running text, where a name cannot be cut to the room there is. */
const LONGEST_NAME = 40

/** Why a cluster is as it is, in a sentence, and since when. */
export function ClusterWhy({ cluster: { status, worst, error, asOf } }: { cluster: ClusterItem }) {
  const t = useTranslations('clusters')
  const bold = (words: ReactNode) => <b>{words}</b>
  if (status === 'unreachable') {
    return (
      <p className="wrap-anywhere text-muted">
        {error ? t.rich('unreachableWhy', { b: bold, name: error.name, message: error.message }) : t('unreachable')}
      </p>
    )
  }
  if (status === 'connecting') return <p className="text-muted">{t('connecting')}</p>
  if (!worst) return <p className="text-muted">{t('fine')}</p>
  const { kind, subject, count, affected, since, sinceAtLeast } = worst
  return (
    <p>
      {t.rich(`worst.${kind}`, {
        b: bold,
        subject: cutMiddle(subject || t('emptyName'), LONGEST_NAME),
        count,
        topics: affected.topicCount,
      })}{' '}
      <time dateTime={since} title={since} className="text-muted">
        {t('since', { at: formatShortWhen(since, asOf ?? since), atLeast: String(sinceAtLeast) })}
      </time>
    </p>
  )
}
