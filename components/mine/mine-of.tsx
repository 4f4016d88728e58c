'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { formatCount } from '@/lib/client/format'
import { paths } from '@/lib/client/paths'
import { mineQueries, MOST_LOOKED_AT } from '@/lib/client/queries/mine'
import { edgeOf } from '@/lib/client/status'
import type { Preferences } from '@/lib/contract/preferences'
import { DataTable } from '../data-table/data-table'
import { Notice } from '../ui/notice'
import { ProblemState } from '../ui/problem'
import { Section } from '../ui/section'
import { MineSentence } from './mine-sentence'
import { idOf, useMyGroupColumns } from './my-group-columns'
import { useMyTopicColumns } from './my-topic-columns'

interface MineOfProps {
  cluster: string
  patterns: Pick<Preferences, 'groups' | 'topics'>
}

/** How the groups and topics are that these patterns mean. */
export function MineOf({ cluster, patterns }: MineOfProps) {
  const t = useTranslations('mine')
  const groups = useQuery(mineQueries.groups(cluster, patterns.groups))
  const topics = useQuery(mineQueries.topics(cluster, patterns.topics))
  const groupColumns = useMyGroupColumns(cluster)
  const topicColumns = useMyTopicColumns(cluster)
  const error = groups.error ?? topics.error
  const retry = () => void Promise.all([groups.refetch(), topics.refetch()])
  if (error && !groups.data && !topics.data) return <ProblemState error={error} onRetry={retry} />
  return (
    <>
      <MineSentence groups={groups.data?.items} topics={topics.data?.items} />
      <div className="grid gap-2">
        {error && (
          <Notice tone="stale" says="politely">
            {t('notRenewed')}
          </Notice>
        )}
        {[...(groups.data?.cutPatterns ?? []), ...(topics.data?.cutPatterns ?? [])].map((pattern) => (
          <Notice
            key={pattern}
            tone="stale"
            action={
              <Link href={paths.preferences()} className="link">
                {t('change')}
              </Link>
            }
          >
            {t('cut', { most: formatCount(MOST_LOOKED_AT), pattern })}
          </Notice>
        ))}
      </div>
      {patterns.groups.length > 0 && (
        <Section title={t('groups')} note={t('by', { patterns: patterns.groups.join(', ') })} aside={<ChangeLink />}>
          <DataTable
            label={t('groups')}
            columns={groupColumns}
            rows={groups.data?.items}
            rowId={idOf}
            rowHref={(group) => paths.group(cluster, group.id)}
            rowEdge={(group) => edgeOf(group.verdict)}
            initialSort="verdict"
            skeletonRows={patterns.groups.length}
            hasSecondLine
            hasKeys
            empty={<p className="text-muted">{t('noGroups')}</p>}
          />
        </Section>
      )}
      {patterns.topics.length > 0 && (
        <Section title={t('topics')} note={t('by', { patterns: patterns.topics.join(', ') })} aside={<ChangeLink />}>
          <DataTable
            label={t('topics')}
            columns={topicColumns}
            rows={topics.data?.items}
            rowId={idOf}
            rowHref={(topic) => paths.topic(cluster, topic.id)}
            rowEdge={(topic) => edgeOf(topic.health)}
            initialSort="health"
            skeletonRows={patterns.topics.length}
            hasSecondLine
            empty={<p className="text-muted">{t('noTopics')}</p>}
          />
        </Section>
      )}
    </>
  )
}

function ChangeLink() {
  const t = useTranslations('mine')
  return (
    <Link href={paths.preferences()} className="link">
      {t('change')}
    </Link>
  )
}
