'use client'

import { useTranslations } from 'next-intl'
import type { PartitionFacets } from '@/lib/contract/topics'
import { PARTITION_HEALTH } from '@/lib/domain/health/partition-health'
import { Section } from '../ui/section'
import { Status } from '../ui/status'

/** What producers and readers notice of each state that there is now. */
export function Meanings({ counts }: { counts: PartitionFacets['health'] }) {
  const t = useTranslations('replication.meaning')
  const present = PARTITION_HEALTH.filter((health) => counts[health] > 0)
  if (present.length === 0) return null
  return (
    <Section title={t('title')}>
      <dl>
        {present.map((health) => (
          <div key={health} className="border-b border-line py-1.5 last:border-b-0">
            <dt>
              <Status status={health} />
            </dt>
            <dd className="pl-[21px] text-12 text-muted">{t(health)}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
