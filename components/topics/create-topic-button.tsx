'use client'

import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { useQueryStates } from 'nuqs'
import { useMay } from '@/lib/client/use-may'
import { on } from '@/lib/domain/access/on'
import { preloadChangeDialog } from '../review/change-dialog'
import { useWhyNot } from '../review/may'
import { WriteButton } from '../review/write-button'
import { topicsChangeSearch } from './search-params'

const load = () => import('./change/create-topic-dialog')
const CreateTopicDialog = dynamic(() => load().then((parts) => parts.CreateTopicDialog))

/** Beside the list of topics; the URL says whether its dialog is open. */
export function CreateTopicButton({ cluster }: { cluster: string }) {
  const t = useTranslations('topicChange')
  const [{ change }, setSearch] = useQueryStates(topicsChangeSearch)
  const isAllowed = useMay('topics:write', on.cluster(cluster)) === true
  const whyNot = useWhyNot(on.cluster(cluster), 'topics:write', t('act.topics'))
  const preload = () => {
    void load()
    preloadChangeDialog()
  }
  return (
    <>
      <WriteButton
        resource={on.cluster(cluster)}
        permission="topics:write"
        act={t('act.topics')}
        look="primary"
        icon="plus"
        onPointerEnter={preload}
        onFocus={preload}
        onClick={() => void setSearch({ change: 'create' }, { history: 'push' })}
      >
        {t('create.open')}
      </WriteButton>
      {change !== null && isAllowed && whyNot === null && (
        <CreateTopicDialog cluster={cluster} onClose={() => void setSearch({ change: null })} />
      )}
    </>
  )
}
