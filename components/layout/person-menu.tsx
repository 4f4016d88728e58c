'use client'

import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { paths } from '@/lib/client/paths'
import { sessionMutations, sessionQueries } from '@/lib/client/queries/access'
import { useCluster } from '@/lib/client/use-cluster'
import { buttonClass } from '../ui/button'
import { Icon } from '../ui/icon'
import { Menu, MenuItem, MenuLink } from '../ui/menu'
import { useAppliedPreferences } from './use-applied-preferences'

/** Who is signed in, and what they have chosen for themselves; signing out loads anew, so that nothing read stays in memory. */
export function PersonMenu() {
  const t = useTranslations('person')
  const { data } = useQuery(sessionQueries.current())
  const signOut = useSignOut()
  useAppliedPreferences()
  if (!data) return <span className="h-control flex-1" />
  const { actor } = data
  const isAnonymous = actor.kind === 'anonymous'
  return (
    <Menu
      side="top"
      trigger={
        <button type="button" className={`${buttonClass('quiet')} min-w-0 flex-1 justify-start! px-2! text-12 font-regular!`}>
          <Icon name="person" />
          <span className="truncate">{isAnonymous ? t('anonymous') : actor.name}</span>
        </button>
      }
    >
      {!isAnonymous && <p className="px-2 py-1 text-12 text-muted">{t('role', { role: actor.role })}</p>}
      <PersonLinks />
      {!isAnonymous && <MenuItem onSelect={signOut}>{t('signOut')}</MenuItem>}
    </Menu>
  )
}

/** What is this person's own, whether they sign in or not. */
export function PersonLinks() {
  const t = useTranslations('person')
  const cluster = useCluster()
  return (
    <>
      {cluster !== null && <MenuLink href={paths.mine(cluster)}>{t('mine')}</MenuLink>}
      <MenuLink href={paths.preferences()}>{t('preferences')}</MenuLink>
    </>
  )
}

export function useSignOut(): () => void {
  const { mutate } = useMutation({
    ...sessionMutations.signOut(),
    onSettled: (ended) => window.location.assign(ended?.providerUrl ?? paths.login()),
  })
  return () => mutate()
}
