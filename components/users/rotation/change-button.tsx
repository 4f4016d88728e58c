'use client'

import { useTranslations } from 'next-intl'
import { useQueryStates } from 'nuqs'
import { on } from '@/lib/domain/access/on'
import type { ScramMechanism } from '@/lib/domain/scram/scram-mechanism'
import { WriteButton } from '../../review/write-button'
import { type UserChange, userChangeSearch } from '../search-params'

interface ChangeButtonProps {
  cluster: string
  /** Who is changed. */
  user: string
  change: UserChange
  mechanism: ScramMechanism
  children: string
}

/** Does a step of a rotation: opens the dialog of that change. */
export function ChangeButton({ cluster, user, change, mechanism, children }: ChangeButtonProps) {
  const t = useTranslations('userChange')
  const [, setSearch] = useQueryStates(userChangeSearch)
  return (
    <WriteButton
      resource={on.user(cluster, user)}
      permission="scram:write"
      act={t('act')}
      onClick={() => void setSearch({ change, mechanism }, { history: 'push' })}
      className="max-md:h-9"
    >
      {children}
    </WriteButton>
  )
}
