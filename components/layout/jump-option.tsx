import clsx from 'clsx'
import Link from 'next/link'
import type { MouseEvent } from 'react'
import { Icon } from '../ui/icon'
import { Kbd } from '../ui/kbd'
import { Status } from '../ui/status'
import { MatchedName } from './matched-name'
import type { JumpRow } from './use-jump-rows'

interface JumpOptionProps {
  id: string
  row: JumpRow
  typed: string
  isActive: boolean
  onPoint: () => void
  onPick: (event: MouseEvent) => void
}

/** One line of the search: a link, so that it can be opened anywhere. */
export function JumpOption({ id, row, typed, isActive, onPoint, onPick }: JumpOptionProps) {
  return (
    <Link
      href={row.target.href}
      prefetch={false}
      id={id}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a select cannot be searched or hold links
      role="option"
      aria-selected={isActive}
      tabIndex={-1}
      onMouseMove={onPoint}
      onClick={onPick}
      className={clsx(
        'flex h-8 w-full items-center gap-2.5 border-l-2 pr-3.5 pl-3 text-left max-md:h-11',
        isActive ? 'border-accent bg-selected' : 'border-transparent',
      )}
    >
      <JumpContent row={row} typed={typed} />
    </Link>
  )
}

function JumpContent({ row, typed }: Pick<JumpOptionProps, 'row' | 'typed'>) {
  return (
    <>
      <Icon name={row.icon} className="text-muted" />
      <MatchedName name={row.label} typed={typed} />
      <span className="ml-auto flex min-w-0 shrink-0 items-center gap-2.5 pl-3 text-12 text-muted">
        {row.detail && <span className="max-w-50 truncate max-md:hidden">{row.detail}</span>}
        {row.status && <Status status={row.status} />}
        {row.goKey && (
          <span aria-hidden="true" className="inline-flex gap-1 uppercase max-md:hidden">
            <Kbd>g</Kbd>
            <Kbd>{row.goKey}</Kbd>
          </span>
        )}
      </span>
    </>
  )
}
