import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { GoKeys } from './go-keys'
import { LiveUpdates } from './live-updates'
import { Sidebar } from './sidebar'
import { TabBar } from './tab-bar'

/** The frame of every page: sidebar and sheet, or where it is narrow the sheet over a bar. */
export function Shell({ children }: { children: ReactNode }) {
  const t = useTranslations('app')
  return (
    <>
      <a href="#page" className="fixed top-2 -left-[999px] z-50 rounded-2 bg-raised px-3 py-2 shadow-pop focus:left-2">
        {t('skip')}
      </a>
      <LiveUpdates />
      <GoKeys />
      <div className="grid min-h-dvh grid-cols-[var(--sidebar)_minmax(0,1fr)] max-bar:block max-bar:pb-(--tabbar)">
        <Sidebar />
        <div className="flex min-w-0 flex-col border-l border-line bg-surface max-bar:min-h-dvh max-bar:border-0">{children}</div>
      </div>
      <TabBar />
    </>
  )
}
