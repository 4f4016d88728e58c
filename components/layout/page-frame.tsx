import type { Route } from 'next'
import Link from 'next/link'
import { Fragment, type ReactNode } from 'react'
import { LongName } from '../ui/long-name'
import { AsOf } from './as-of'
import { ClusterCrumb } from './cluster-crumb'
import { JumpTo } from './jump-to'
import { TimeRange } from './time-range'

interface PageFrameProps {
  /** null on pages of the console itself. */
  cluster: string | null
  /** Between the cluster and the page. */
  crumbs?: readonly { href: Route; label: string }[]
  title: string
  /** On a page of the console itself that has figures: how new they are. */
  asOf?: ReactNode
  /** With charts, whose time is chosen in the header. */
  hasRange?: boolean
  children: ReactNode
}

/** Header with the path and the one h1, then the page. Every page is one. */
export function PageFrame({ cluster, crumbs = [], title, asOf, hasRange = false, children }: PageFrameProps) {
  return (
    <>
      <header className="px-gutter sticky top-0 z-20 flex h-(--header) shrink-0 items-center gap-3 border-b border-line bg-surface max-md:gap-2">
        <div className="flex min-w-0 flex-1 items-center gap-1.5 whitespace-nowrap text-muted">
          {cluster !== null && (
            <>
              <ClusterCrumb cluster={cluster} />
              <Separator />
            </>
          )}
          {crumbs.map((crumb) => (
            <Fragment key={crumb.href}>
              <Link href={crumb.href} className="hover:underline hover:underline-offset-2 max-md:hidden">
                {crumb.label}
              </Link>
              <Separator />
            </Fragment>
          ))}
          <h1 className="min-w-0 text-14 text-ink">
            <LongName>{title}</LongName>
          </h1>
        </div>
        <JumpTo />
        {hasRange && <TimeRange />}
        {cluster === null ? asOf : <AsOf cluster={cluster} />}
      </header>
      <main id="page" tabIndex={-1} className="px-gutter min-w-0 pt-5 pb-10 outline-none max-md:pt-3.5 max-md:pb-6">
        {children}
      </main>
    </>
  )
}

function Separator() {
  return (
    <span aria-hidden="true" className="text-faint max-md:hidden">
      /
    </span>
  )
}
