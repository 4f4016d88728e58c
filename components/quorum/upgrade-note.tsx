'use client'

import { useTranslations } from 'next-intl'
import { Notice } from '../ui/notice'
import type { Feature } from './feature'

/** The brokers run newer binaries than the cluster makes use of: what would change that, and what it would mean. */
export function UpgradeNote({ metadata }: { metadata: Feature }) {
  const t = useTranslations('quorum.upgrade')
  const { finalized, finalizedRelease, possible, possibleRelease } = metadata
  return (
    <div className="mb-2.5">
      <Notice tone="unknown">
        <p>
          {t('behind', {
            finalized: finalizedRelease ?? (finalized === null ? 'none' : String(finalized)),
            possible: possibleRelease ?? String(possible),
          })}
        </p>
        {possibleRelease !== null && (
          <p className="mt-1 font-mono text-12 break-all select-all">{t('command', { release: possibleRelease })}</p>
        )}
        <p className="mt-1 text-muted">{t('consequence')}</p>
      </Notice>
    </div>
  )
}
