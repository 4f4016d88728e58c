'use client'

import clsx from 'clsx'
import type { Route } from 'next'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { formatCount } from '@/lib/client/format'

interface TabLink {
  href: Route
  label: string
  count?: number | null
}

/** Views of one thing, each with a URL of its own. */
export function TabLinks({ label, tabs }: { label: string; tabs: readonly TabLink[] }) {
  const pathname = usePathname()
  return (
    <nav aria-label={label} className="quiet-scroll flex gap-5 border-b border-line">
      {tabs.map((tab) => {
        const isCurrent = tab.href === pathname
        return (
          <Link
            key={tab.href}
            href={tab.href}
            aria-current={isCurrent ? 'page' : undefined}
            className={clsx(
              '-mb-px flex h-9 items-center gap-1.5 border-b-2 whitespace-nowrap',
              isCurrent ? 'border-accent font-medium text-ink' : 'border-transparent text-muted hover:text-ink',
            )}
          >
            {tab.label}
            {tab.count !== undefined && tab.count !== null && <span className="text-faint">{formatCount(tab.count)}</span>}
          </Link>
        )
      })}
    </nav>
  )
}
