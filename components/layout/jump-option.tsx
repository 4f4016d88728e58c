import clsx from 'clsx'
import { useTranslations } from 'next-intl'
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
  /** Its name has just been copied, or could not be; null before. */
  copied: 'copied' | 'notCopied' | null
  onPoint: () => void
  onPick: (event: MouseEvent) => void
}

/** One line of the search: a link, so that it can be opened anywhere. */
export function JumpOption({ id, row, typed, isActive, copied, onPoint, onPick }: JumpOptionProps) {
  const shared = {
    id,
    role: 'option',
    'aria-selected': isActive,
    tabIndex: -1,
    onMouseMove: onPoint,
    onClick: onPick,
    className: clsx(
      'flex h-8 w-full items-center gap-2.5 border-l-2 pr-3.5 pl-3 text-left max-md:h-11',
      isActive ? 'border-accent bg-selected' : 'border-transparent',
    ),
  } as const
  const content = <JumpContent row={row} typed={typed} copied={copied} />
  if ('copies' in row.target) {
    return (
      <button type="button" {...shared}>
        {content}
      </button>
    )
  }
  return (
    <Link href={row.target.href} prefetch={false} {...shared}>
      {content}
    </Link>
  )
}

function JumpContent({ row, typed, copied }: Pick<JumpOptionProps, 'row' | 'typed' | 'copied'>) {
  const t = useTranslations('search')
  return (
    <>
      <Icon name={row.icon} className="text-muted" />
      <MatchedName name={row.label} typed={typed} />
      <span className="ml-auto flex min-w-0 shrink-0 items-center gap-2.5 pl-3 text-12 text-muted">
        {row.detail && <span className="max-w-50 truncate max-md:hidden">{row.detail}</span>}
        {row.status && <Status status={row.status} />}
        {'copies' in row.target && (
          <span className="inline-flex items-center gap-1">
            <Icon name={copied === 'copied' ? 'check' : 'copy'} size={14} />
            {t(copied ?? 'copies')}
          </span>
        )}
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
