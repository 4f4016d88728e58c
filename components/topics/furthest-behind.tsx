'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { TopicItem } from '@/lib/contract/topics'
import { formatDuration } from '@/lib/client/format'
import { paths } from '@/lib/client/paths'
import { toneOf } from '@/lib/client/status'
import { Figure } from '../ui/figure'
import { LongName } from '../ui/long-name'

/** The group that is furthest behind on a topic. */
export function FurthestGroup({ cluster, topic }: { cluster: string; topic: TopicItem }) {
  const t = useTranslations('topics')
  if (topic.groups === 0) return <span className="text-faint">{t('nobody')}</span>
  if (topic.furthestBehind === null) return <Figure>{null}</Figure>
  const { group } = topic.furthestBehind
  return (
    <Link
      href={paths.group(cluster, group)}
      prefetch={false}
      className="flex min-w-0 text-muted hover:text-ink hover:underline hover:underline-offset-2 focus-visible:-outline-offset-1"
    >
      {group === '' ? <i>{t('one.readersTable.emptyName')}</i> : <LongName>{group}</LongName>}
    </Link>
  )
}

export function FurthestTime({ topic }: { topic: TopicItem }) {
  const t = useTranslations('topics')
  if (topic.groups === 0) return <span className="text-faint">{t('none')}</span>
  const furthest = topic.furthestBehind
  const tone = furthest && toneOf(furthest.verdict)
  return (
    <Figure className={clsx(tone === 'danger' && 'text-danger', tone === 'warn' && 'text-warn')}>
      {furthest === null || furthest.secondsBehind === null ? null : formatDuration(furthest.secondsBehind)}
    </Figure>
  )
}
