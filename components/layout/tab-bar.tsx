'use client'

import { useQuery } from '@tanstack/react-query'
import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { useCluster } from '@/lib/client/use-cluster'
import { sessionQueries } from '@/lib/client/queries/access'
import { Icon } from '../ui/icon'
import { Menu, MenuItem, MenuLine, MenuLink } from '../ui/menu'
import { ClusterLinks } from './cluster-switch'
import { PersonLinks, useSignOut } from './person-menu'
import { ThemeChoice } from './theme-menu'
import { type NavEntry, useNavEntries } from './use-nav-entries'

const ENTRY = 'relative grid content-center justify-items-center gap-0.5 text-11 leading-[14px]'

/** The bar has room for four areas; the others are under *More*. */
const AREAS_SHOWN = 4

/** Where there is no room for the sidebar: four areas and all the rest, under the thumb. */
export function TabBar() {
  const t = useTranslations('nav')
  const cluster = useCluster()
  const entries = useNavEntries(cluster)
  const { data: session } = useQuery(sessionQueries.current())
  const signOut = useSignOut()
  const [shown, further] = [entries.cluster.slice(0, AREAS_SHOWN), entries.cluster.slice(AREAS_SHOWN)]
  const hidden = [...further, ...entries.console]
  return (
    <nav
      aria-label={t('main')}
      className="fixed inset-x-0 bottom-0 z-30 hidden h-(--tabbar) auto-cols-fr grid-flow-col border-t border-line-strong bg-raised max-bar:grid"
    >
      {shown.map((entry) => (
        <Link
          key={entry.id}
          href={entry.href}
          aria-current={entry.isCurrent ? 'page' : undefined}
          className={clsx(ENTRY, entry.isCurrent ? 'font-strong text-accent' : 'text-muted')}
        >
          <Icon name={entry.icon} />
          {entry.label}
          {entry.count?.isDanger && (
            <Dot>
              {entry.count.text}
              <span className="unseen"> {entry.count.says}</span>
            </Dot>
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
            {hidden.some((entry) => entry.count?.isDanger) && (
              <span className="absolute top-2 left-[calc(50%+8px)] size-2 rounded-full bg-danger-solid">
                <span className="unseen">{t('troubleInMore')}</span>
              </span>
            )}
          </button>
        }
      >
        {further.map((entry) => (
          <MenuEntry key={entry.id} entry={entry} />
        ))}
        {further.length > 0 && <MenuLine />}
        <ClusterLinks current={cluster} />
        {entries.console
          .filter((entry) => entry.id !== 'clusters')
          .map((entry) => (
            <MenuEntry key={entry.id} entry={entry} />
          ))}
        <MenuLine />
        <PersonLinks />
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

function Dot({ children }: { children: ReactNode }) {
  return (
    <span className="absolute top-1.5 left-[calc(50%+8px)] h-3.5 min-w-3.5 rounded-full bg-danger-solid px-[3px] text-center text-[10px] leading-[14px] text-on-danger">
      {children}
    </span>
  )
}

function MenuEntry({ entry: { href, icon, isCurrent, label, count } }: { entry: NavEntry }) {
  return (
    <MenuLink href={href} icon={icon} isCurrent={isCurrent}>
      {label}
      {count?.isDanger && (
        <span className="ml-auto text-12 font-strong text-danger">
          {count.text}
          <span className="unseen"> {count.says}</span>
        </span>
      )}
    </MenuLink>
  )
}
