'use client'

import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { useQueryStates } from 'nuqs'
import { on } from '@/lib/domain/access/on'
import { ChangeButton } from '../review/change-button'
import { usersChangeSearch } from './search-params'

const load = () => import('./change/password-dialog')
const PasswordDialog = dynamic(() => load().then((parts) => parts.PasswordDialog))

/** Beside the list of users; the URL says whether its dialog is open. */
export function CreateUserButton({ cluster }: { cluster: string }) {
  const t = useTranslations('userChange')
  const [{ change }, setSearch] = useQueryStates(usersChangeSearch)
  return (
    <ChangeButton
      resource={on.cluster(cluster)}
      permission="scram:write"
      act={t('act')}
      look="primary"
      icon="plus"
      load={load}
      onOpen={() => void setSearch({ change: 'create' }, { history: 'push' })}
      dialog={
        change !== null && <PasswordDialog cluster={cluster} task={{ kind: 'create' }} onClose={() => void setSearch({ change: null })} />
      }
    >
      {t('create.open')}
    </ChangeButton>
  )
}
