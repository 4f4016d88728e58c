'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useMemo, useRef } from 'react'
import { paths } from '@/lib/client/paths'
import type { TopicDetail } from '@/lib/contract/topics'
import { ChangeDialog } from '../../review/change-dialog'
import type { TopicChange } from '../search-params'
import { AddPartitionsForm } from './add-partitions-form'
import { DeleteRecordsForm } from './delete-records-form'

interface TopicChangeDialogProps {
  change: TopicChange
  cluster: string
  detail: TopicDetail
  onClose: () => void
}

/** The dialog that the URL of a topic names. */
export function TopicChangeDialog({ change, ...rest }: TopicChangeDialogProps) {
  const t = useTranslations('topicChange')
  const { cluster, detail, onClose } = rest
  if (change === 'delete') return <DeleteTopicDialog {...rest} />
  const isAdding = change === 'add-partitions'
  return (
    <ChangeDialog
      cluster={cluster}
      kind={`topic.${change}`}
      title={t(`${change}.title`, { topic: detail.topic.id })}
      verb={{ apply: t(`${change}.apply`) }}
      choose={(form) => (isAdding ? <AddPartitionsForm topic={detail.topic} {...form} /> : <DeleteRecordsForm detail={detail} {...form} />)}
      onClose={onClose}
    />
  )
}

/** What it was about is gone afterwards: closing it leads to the topics that are left. */
function DeleteTopicDialog({ cluster, detail, onClose }: Omit<TopicChangeDialogProps, 'change'>) {
  const t = useTranslations('topicChange.delete')
  const router = useRouter()
  const { id } = detail.topic
  const input = useMemo(() => ({ topic: id }), [id])
  const isGone = useRef(false)
  return (
    <ChangeDialog
      cluster={cluster}
      kind="topic.delete"
      title={t('title', { topic: id })}
      verb={{ apply: t('apply') }}
      input={input}
      onOver={({ state }) => {
        isGone.current = state === 'done'
      }}
      onClose={() => {
        if (isGone.current) router.replace(paths.topics(cluster))
        else onClose()
      }}
    />
  )
}
