'use client'

import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { useQueryStates } from 'nuqs'
import { useMay } from '@/lib/client/use-may'
import { on } from '@/lib/domain/access/on'
import { preloadChangeDialog } from '../review/change-dialog'
import { useWhyNot } from '../review/may'
import { WriteButton } from '../review/write-button'
import { usersChangeSearch } from './search-params'

const load = () => import('./change/password-dialog')
const PasswordDialog = dynamic(() => load().then((parts) => parts.PasswordDialog))

/** Beside the list of users; the URL says whether its dialog is open. */
export function CreateUserButton({ cluster }: { cluster: string }) {
  const t = useTranslations('userChange')
  const [{ change }, setSearch] = useQueryStates(usersChangeSearch)
  const resource = on.cluster(cluster)
  const isAllowed = useMay('scram:write', resource) === true
  const whyNot = useWhyNot(resource, 'scram:write', t('act'))
  const preload = () => {
    void load()
    preloadChangeDialog()
  }
  return (
    <>
      <WriteButton
        resource={resource}
        permission="scram:write"
        act={t('act')}
        look="primary"
        icon="plus"
        onPointerEnter={preload}
        onFocus={preload}
        onClick={() => void setSearch({ change: 'create' }, { history: 'push' })}
      >
        {t('create.open')}
      </WriteButton>
      {change !== null && isAllowed && whyNot === null && (
        <PasswordDialog cluster={cluster} task={{ kind: 'create' }} onClose={() => void setSearch({ change: null })} />
      )}
    </>
  )
}
