'use client'

import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { useQueryStates } from 'nuqs'
import { on } from '@/lib/domain/access/on'
import { ChangeButton } from '../review/change-button'
import { groupsChangeSearch } from './search-params'

const load = () => import('./reset/new-group-dialog')
const NewGroupDialog = dynamic(() => load().then((parts) => parts.NewGroupDialog))

/** Beside the list of groups; the URL says whether its dialog is open. */
export function NewGroupButton({ cluster }: { cluster: string }) {
  const t = useTranslations('reset')
  const [{ change }, setSearch] = useQueryStates(groupsChangeSearch)
  return (
    <ChangeButton
      resource={on.cluster(cluster)}
      permission="offsets:write"
      act={t('act.newGroup')}
      icon="plus"
      load={load}
      onOpen={() => void setSearch({ change: 'new' }, { history: 'push' })}
      dialog={change !== null && <NewGroupDialog cluster={cluster} onClose={() => void setSearch({ change: null })} />}
    >
      {t('newGroup.open')}
    </ChangeButton>
  )
}
