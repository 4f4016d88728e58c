'use client'

import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { useQueryStates } from 'nuqs'
import { useMay } from '@/lib/client/use-may'
import { on } from '@/lib/domain/access/on'
import { preloadChangeDialog } from '../review/change-dialog'
import { useWhyNot } from '../review/may'
import { WriteButton } from '../review/write-button'
import { groupsChangeSearch } from './search-params'

const load = () => import('./reset/new-group-dialog')
const NewGroupDialog = dynamic(() => load().then((parts) => parts.NewGroupDialog))

/** Beside the list of groups; the URL says whether its dialog is open. */
export function NewGroupButton({ cluster }: { cluster: string }) {
  const t = useTranslations('reset')
  const [{ change }, setSearch] = useQueryStates(groupsChangeSearch)
  const isAllowed = useMay('offsets:write', on.cluster(cluster)) === true
  const whyNot = useWhyNot(on.cluster(cluster), 'offsets:write', t('act.newGroup'))
  const preload = () => {
    void load()
    preloadChangeDialog()
  }
  return (
    <>
      <WriteButton
        resource={on.cluster(cluster)}
        permission="offsets:write"
        act={t('act.newGroup')}
        icon="plus"
        onPointerEnter={preload}
        onFocus={preload}
        onClick={() => void setSearch({ change: 'new' }, { history: 'push' })}
      >
        {t('newGroup.open')}
      </WriteButton>
      {change !== null && isAllowed && whyNot === null && (
        <NewGroupDialog cluster={cluster} onClose={() => void setSearch({ change: null })} />
      )}
    </>
  )
}
