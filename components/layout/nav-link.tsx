import clsx from 'clsx'
import Link from 'next/link'
import { Icon } from '../ui/icon'
import type { NavEntry } from './use-nav-entries'

export function NavLink({ href, icon, label, isCurrent, count }: NavEntry) {
  return (
    <Link
      href={href}
      aria-current={isCurrent ? 'page' : undefined}
      className={clsx(
        'flex h-7 items-center gap-2 rounded-2 px-2 transition-colors',
        isCurrent ? 'bg-selected font-medium text-ink' : 'text-muted hover:bg-hover hover:text-ink',
      )}
    >
      <Icon name={icon} className={isCurrent ? 'text-accent' : undefined} />
      {label}
      {count && (
        <span
          className={clsx('ml-auto text-12', count.isDanger ? 'font-strong text-danger' : 'font-regular text-faint')}
          title={count.says || undefined}
        >
          {count.text}
          {count.says && <span className="unseen"> {count.says}</span>}
        </span>
      )}
    </Link>
  )
}
