'use client'

import { useTranslations } from 'next-intl'
import type { TopicItem } from '@/lib/contract/topics'
import { formatCount } from '@/lib/client/format'
import { Icon } from '../ui/icon'

/** What is unsound in the topic's own settings: no incident, so it is said quietly. */
export function TopicFindings({ topic }: { topic: TopicItem }) {
  const t = useTranslations('topics.detail.finding')
  if (topic.findings.length === 0) return null
  const { replicationFactor: copies, minInsyncReplicas } = topic
  return (
    <ul className="mb-4 grid gap-1">
      {topic.findings.map((finding) => (
        <li key={finding} className="flex max-w-240 items-start gap-2">
          <Icon name="note" className="mt-0.5 text-warn" />
          <span>{t(finding, { copies, min: minInsyncReplicas === null ? '' : formatCount(minInsyncReplicas) })}</span>
        </li>
      ))}
    </ul>
  )
}
