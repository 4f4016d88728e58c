'use client'

import { useQuery } from '@tanstack/react-query'
import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useCluster } from '@/lib/client/use-cluster'
import { sessionQueries } from '@/lib/client/queries/access'
import { Icon } from '../ui/icon'
import { Menu, MenuItem, MenuLine, MenuLink } from '../ui/menu'
import { ClusterLinks } from './cluster-switch'
import { useSignOut } from './person-menu'
import { ThemeChoice } from './theme-menu'
import { useNavEntries } from './use-nav-entries'

const ENTRY = 'relative grid content-center justify-items-center gap-0.5 text-11 leading-[14px]'

/** On phones: four areas and all the rest, under the thumb. */
export function TabBar() {
  const t = useTranslations('nav')
  const cluster = useCluster()
  const entries = useNavEntries(cluster)
  const { data: session } = useQuery(sessionQueries.current())
  const signOut = useSignOut()
  return (
    <nav
      aria-label={t('main')}
      className="fixed inset-x-0 bottom-0 z-30 hidden h-(--tabbar) auto-cols-fr grid-flow-col border-t border-line-strong bg-raised max-md:grid"
    >
      {entries.cluster.map((entry) => (
        <Link
          key={entry.id}
          href={entry.href}
          aria-current={entry.isCurrent ? 'page' : undefined}
          className={clsx(ENTRY, entry.isCurrent ? 'font-strong text-accent' : 'text-muted')}
        >
          <Icon name={entry.icon} />
          {entry.label}
          {entry.count?.isDanger && (
            <span className="absolute top-1.5 left-[calc(50%+8px)] h-3.5 min-w-3.5 rounded-full bg-danger-solid px-[3px] text-center text-[10px] leading-[14px] text-on-danger">
              {entry.count.text}
              <span className="unseen"> {entry.count.says}</span>
            </span>
          )}
        </Link>
      ))}
      <Menu
        side="top"
        align="end"
        trigger={
          <button type="button" className={clsx(ENTRY, 'text-muted')}>
            <Icon name="menu" />
            {t('more')}
          </button>
        }
      >
        <ClusterLinks current={cluster} />
        {entries.console.map((entry) => (
          <MenuLink key={entry.id} href={entry.href} icon={entry.icon} isCurrent={entry.isCurrent}>
            {entry.label}
          </MenuLink>
        ))}
        <MenuLine />
        <ThemeChoice />
        {session && session.actor.kind !== 'anonymous' && (
          <>
            <MenuLine />
            <MenuItem icon="person" onSelect={signOut}>
              {t('signOut', { name: session.actor.name })}
            </MenuItem>
          </>
        )}
      </Menu>
    </nav>
  )
}
