'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import type { ClusterPulse } from '@/lib/client/queries/types'
import { formatClock, formatDuration, formatRate } from '@/lib/client/format'
import { Icon } from '../ui/icon'

type Source = NonNullable<ClusterPulse['commits']>

/** Reading commits this late is worth saying, in ms. */
const LATE_MS = 1000

/** Where this console learns of commits and why it is that way; what it has missed of them, as warnings. */
export function CommitSource({ source, roundMs }: { source: Source; roundMs: number }) {
  const t = useTranslations('commitSource')
  const unknown = Object.entries(source.unknownRecords)
  const { gaps } = source
  return (
    <>
      <p>
        {source.source === 'tail'
          ? t('tail', {
              rate: source.commitsPerSec === null ? 'none' : formatRate(source.commitsPerSec).replace(' ', '\u00A0'),
              behind: source.behindMs === null || source.behindMs < LATE_MS ? 'none' : formatDuration(source.behindMs / 1000),
            })
          : t('poll', { round: formatDuration(roundMs / 1000) })}
        {source.source === 'poll' && <WhyPolled source={source} />}
      </p>
      {unknown.length > 0 && (
        <Warning>
          {t('unknown', { count: unknown.reduce((sum, [, count]) => sum + count, 0), what: unknown.map(([what]) => what).join(', ') })}
        </Warning>
      )}
      {gaps.count > 0 && (
        <Warning>{t('gaps', { count: gaps.count, at: gaps.lastAt === null ? 'none' : formatClock(gaps.lastAt) })}</Warning>
      )}
    </>
  )
}

/** A wish needs no excuse; what keeps this console from the quicker way is for somebody to mend. */
function WhyPolled({ source }: { source: Source }) {
  const t = useTranslations('commitSource')
  const { because, kafkaError, figures, since } = source
  const rate = formatRate(figures['commitsPerSec'] ?? 0)
  const behind = formatDuration((figures['behindMs'] ?? 0) / 1000)
  const why = {
    configured: () => t('why.configured'),
    'may-read': () => null,
    starting: () => t('why.starting'),
    refused: () => t(kafkaError === 'UNSUPPORTED_VERSION' ? 'why.unsupported' : 'why.refused', { error: kafkaError ?? '' }),
    'too-many-commits': () => t('why.too-many-commits', { rate, most: formatRate(figures['most'] ?? 0) }),
    'too-far-behind': () => t('why.too-far-behind', { behind, most: formatDuration((figures['most'] ?? 0) / 1000) }),
    failing: () => t('why.failing', { broker: String(figures['broker'] ?? ''), error: kafkaError ?? '' }),
  }[because]()
  if (why === null) return null
  const isMendable = because !== 'configured' && because !== 'starting'
  return (
    <>
      {' · '}
      <span className={clsx(isMendable && 'text-ink')}>{why}</span>
      {isMendable && ` · ${t('since', { at: formatClock(since) })}`}
    </>
  )
}

function Warning({ children }: { children: string }) {
  return (
    <p className="mt-0.5 flex items-start gap-1.5 text-warn">
      <Icon name="triangle" size={12} className="mt-0.5" />
      <span>{children}</span>
    </p>
  )
}
