'use client'

import { useTranslations } from 'next-intl'
import { useQueryStates } from 'nuqs'
import { on } from '@/lib/domain/access/on'
import type { ScramMechanism } from '@/lib/domain/scram/scram-mechanism'
import { WriteButton } from '../review/write-button'
import { type UserChange, userChangeSearch } from './search-params'

interface UserChangeButtonProps {
  cluster: string
  /** Who is changed. */
  user: string
  change: UserChange
  mechanism: ScramMechanism
  /** In full, where what it says is said of several. */
  name?: string
  children: string
}

/** Opens the dialog of a change of a user, on the page of whom the URL names it. */
export function UserChangeButton({ cluster, user, change, mechanism, name, children }: UserChangeButtonProps) {
  const t = useTranslations('userChange')
  const [, setSearch] = useQueryStates(userChangeSearch)
  return (
    <WriteButton
      resource={on.user(cluster, user)}
      permission="scram:write"
      act={t('act')}
      aria-label={name}
      // A step of the history: Back closes the dialog.
      onClick={() => void setSearch({ change, mechanism }, { history: 'push' })}
      className="max-md:h-9"
    >
      {children}
    </WriteButton>
  )
}
