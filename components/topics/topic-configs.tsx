'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useId, useMemo, useState } from 'react'
import { topicQueries } from '@/lib/client/queries/topics'
import { useMay } from '@/lib/client/use-may'
import { on } from '@/lib/domain/access/on'
import { EditableConfigs } from '../review/configs/editable-configs'
import type { Staged } from '../review/configs/staged-configs'
import { WhyNotNote } from '../review/why-not-note'
import { EmptyState } from '../ui/empty-state'

/** What the topic is set to, to be changed in place. */
export function TopicConfigs({ cluster, topic }: { cluster: string; topic: string }) {
  const t = useTranslations('topics.one')
  const tChange = useTranslations('topicChange.configure')
  const { data } = useQuery(topicQueries.detail(cluster, topic))
  const [staged, setStaged] = useState<Staged>({})
  const resource = on.topic(cluster, topic)
  const mayRead = useMay('configs:read', resource)
  const why = useId()
  const target = useMemo(() => ({ topic }), [topic])
  if (data?.configs === null) {
    const failed = data.errors.find((error) => error.part === 'configs')
    if (mayRead === false) {
      return (
        <EmptyState title={t('configsTable.notYours')}>
          <WhyNotNote id={why} resource={resource} permission="configs:read" act={t('configsTable.act')} />
        </EmptyState>
      )
    }
    return (
      <EmptyState title={t('configsTable.unknownTitle')}>
        {failed ? t('configsFailed', { error: failed.error, message: failed.message }) : t('configsTable.unknownDetail')}
      </EmptyState>
    )
  }
  return (
    <EditableConfigs
      resource={resource}
      label={t('configsTable.label', { topic })}
      configs={data?.configs}
      permission="configs:write"
      act={tChange('act')}
      change={{ kind: 'topic.configure', title: tChange('title', { topic }), verb: tChange('apply'), target }}
      layer="dynamic-topic"
      staged={staged}
      onStaged={setStaged}
    />
  )
}
