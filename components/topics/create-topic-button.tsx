'use client'

import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { useQueryStates } from 'nuqs'
import { on } from '@/lib/domain/access/on'
import { ChangeButton } from '../review/change-button'
import { topicsChangeSearch } from './search-params'

const load = () => import('./change/create-topic-dialog')
const CreateTopicDialog = dynamic(() => load().then((parts) => parts.CreateTopicDialog))

/** Beside the list of topics; the URL says whether its dialog is open. */
export function CreateTopicButton({ cluster }: { cluster: string }) {
  const t = useTranslations('topicChange')
  const [{ change }, setSearch] = useQueryStates(topicsChangeSearch)
  return (
    <ChangeButton
      resource={on.cluster(cluster)}
      permission="topics:write"
      act={t('act.topics')}
      look="primary"
      icon="plus"
      load={load}
      onOpen={() => void setSearch({ change: 'create' }, { history: 'push' })}
      dialog={change !== null && <CreateTopicDialog cluster={cluster} onClose={() => void setSearch({ change: null })} />}
    >
      {t('create.open')}
    </ChangeButton>
  )
}
