'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useCluster } from '@/lib/client/use-cluster'
import { paths } from '@/lib/client/paths'
import { Logo } from '../ui/logo'
import { ClusterSwitch } from './cluster-switch'
import { NavLink } from './nav-link'
import { PersonMenu } from './person-menu'
import { ThemeMenu } from './theme-menu'
import { useNavEntries } from './use-nav-entries'

export function Sidebar() {
  const t = useTranslations('nav')
  const cluster = useCluster()
  const entries = useNavEntries(cluster)
  return (
    <aside className="sticky top-0 flex h-dvh flex-col overflow-auto px-2 pb-2 max-bar:hidden">
      <Link
        href={cluster === null ? paths.home() : paths.overview(cluster)}
        className="flex h-(--header) shrink-0 items-center gap-2 px-2 text-14 font-strong tracking-[-0.005em] text-ink"
      >
        <Logo />
        {t('product')}
      </Link>
      <ClusterSwitch current={cluster} />
      <nav aria-label={t('cluster')} className="flex flex-col gap-px">
        {entries.cluster.map((entry) => (
          <NavLink key={entry.id} {...entry} />
        ))}
      </nav>
      {entries.console.length > 0 && (
        <nav aria-label={t('console')} className="mt-3 flex flex-col gap-px">
          <h2 className="px-2 pb-0.5 text-11 font-regular text-faint" aria-hidden="true">
            {t('console')}
          </h2>
          {entries.console.map((entry) => (
            <NavLink key={entry.id} {...entry} />
          ))}
        </nav>
      )}
      <div className="mt-auto flex items-center gap-1 pt-2">
        <PersonMenu />
        <ThemeMenu />
      </div>
    </aside>
  )
}
