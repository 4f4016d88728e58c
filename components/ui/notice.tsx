import clsx from 'clsx'
import type { ReactNode } from 'react'
import type { Tone } from '@/lib/client/status'
import { Icon, type IconName } from './icon'

const LOOKS: Record<Tone, { icon: IconName; box: string; mark: string }> = {
  ok: { icon: 'tick', box: 'border-ok bg-ok-tint', mark: 'text-ok' },
  warn: { icon: 'triangle', box: 'border-warn-mark bg-warn-tint', mark: 'text-warn' },
  danger: { icon: 'barred', box: 'border-danger bg-danger-tint', mark: 'text-danger' },
  stale: { icon: 'dashed-clock', box: 'border-stale bg-stale-tint', mark: 'text-stale' },
  unknown: { icon: 'note', box: 'border-unknown bg-unknown-tint', mark: 'text-unknown' },
  accent: { icon: 'note', box: 'border-accent bg-accent-tint', mark: 'text-accent' },
}

const ROLES = { politely: 'status', 'at-once': 'alert' } as const

interface NoticeProps {
  tone: Tone
  icon?: IconName
  children: ReactNode
  /** A link or a quiet button at the right. */
  action?: ReactNode
  /** Said aloud when it appears: at once for what somebody has just caused, politely for what has changed by itself. */
  says?: 'politely' | 'at-once'
}

export function Notice({ tone, icon, children, action, says }: NoticeProps) {
  const look = LOOKS[tone]
  return (
    <div
      role={says && ROLES[says]}
      className={clsx('flex items-start gap-2.5 rounded-r-2 border-l-3 px-3 py-2 max-md:flex-wrap', look.box)}
    >
      <Icon name={icon ?? look.icon} className={clsx('mt-0.5', look.mark)} />
      <div className="min-w-0 flex-1 max-md:basis-[calc(100%-40px)]">{children}</div>
      {action && <div className="ml-auto whitespace-nowrap max-md:ml-[26px]">{action}</div>}
    </div>
  )
}
