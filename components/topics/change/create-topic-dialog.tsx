'use client'

import { useTranslations } from 'next-intl'
import { ChangeDialog } from '../../review/change-dialog'
import { CreateTopicForm } from './create-topic-form'

export function CreateTopicDialog({ cluster, onClose }: { cluster: string; onClose: () => void }) {
  const t = useTranslations('topicChange.create')
  return (
    <ChangeDialog
      cluster={cluster}
      kind="topic.create"
      title={t('title')}
      verb={{ apply: t('apply') }}
      choose={(form) => <CreateTopicForm cluster={cluster} {...form} />}
      onClose={onClose}
    />
  )
}
