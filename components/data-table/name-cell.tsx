import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { LongName } from '../ui/long-name'

interface NameCellProps {
  name: string
  /** In place of an empty name, and only then. */
  emptyWord?: string
  href?: Route
  /** The second line, on phones only. */
  sub?: ReactNode
}

export function NameCell({ name, emptyWord, href, sub }: NameCellProps) {
  const shown = name === '' && emptyWord ? <i className="text-muted">{emptyWord}</i> : <LongName>{name}</LongName>
  return (
    <>
      {href ? (
        <Link
          href={href}
          prefetch={false}
          // The name is drawn in two pieces; read out it is one.
          aria-label={name === '' ? undefined : name}
          className="flex min-w-0 font-medium text-ink hover:underline hover:underline-offset-2 focus-visible:-outline-offset-1"
        >
          {shown}
        </Link>
      ) : (
        <span className="flex min-w-0 font-medium">{shown}</span>
      )}
      {sub && <span className="hidden overflow-hidden text-12 text-ellipsis text-muted max-md:block">{sub}</span>}
    </>
  )
}
