'use client'

import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { paths } from '@/lib/client/paths'
import { sessionMutations, sessionQueries } from '@/lib/client/queries/access'
import { buttonClass } from '../ui/button'
import { Icon } from '../ui/icon'
import { Menu, MenuItem } from '../ui/menu'

/** Who is signed in; signing out loads anew, so that nothing read stays in memory. */
export function PersonMenu() {
  const t = useTranslations('person')
  const { data } = useQuery(sessionQueries.current())
  const signOut = useSignOut()
  if (!data) return <span className="h-control flex-1" />
  const { actor } = data
  if (actor.kind === 'anonymous') {
    return (
      <span className="flex flex-1 items-center gap-2 px-2 text-12 text-muted">
        <Icon name="person" />
        {t('anonymous')}
      </span>
    )
  }
  return (
    <Menu
      side="top"
      trigger={
        <button type="button" className={`${buttonClass('quiet')} min-w-0 flex-1 justify-start! px-2! text-12 font-regular!`}>
          <Icon name="person" />
          <span className="truncate">{actor.name}</span>
        </button>
      }
    >
      <p className="px-2 py-1 text-12 text-muted">{t('role', { role: actor.role })}</p>
      <MenuItem onSelect={signOut}>{t('signOut')}</MenuItem>
    </Menu>
  )
}

export function useSignOut(): () => void {
  const { mutate } = useMutation({ ...sessionMutations.signOut(), onSettled: () => window.location.assign(paths.login()) })
  return () => mutate()
}
