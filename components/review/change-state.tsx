import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import type { ChangeState as State } from '@/lib/domain/change/states'
import { Icon, type IconName } from '../ui/icon'

interface Look {
  icon: IconName
  tone: string
  /** Nobody has to do anything: the word is muted. */
  isQuiet?: boolean
}

const LOOKS: Record<State, Look> = {
  'awaiting-approval': { icon: 'person', tone: 'text-accent' },
  armed: { icon: 'clock', tone: 'text-accent' },
  applying: { icon: 'arrow-right', tone: 'text-accent' },
  verifying: { icon: 'search', tone: 'text-accent' },
  done: { icon: 'tick', tone: 'text-ok', isQuiet: true },
  'partly-done': { icon: 'half-disc', tone: 'text-warn' },
  failed: { icon: 'cross', tone: 'text-danger' },
  unknown: { icon: 'dashed-question', tone: 'text-danger' },
  cancelled: { icon: 'dashed-minus', tone: 'text-unknown', isQuiet: true },
  expired: { icon: 'dashed-clock', tone: 'text-stale' },
  rejected: { icon: 'barred', tone: 'text-unknown', isQuiet: true },
}

/** How a change is: icon, word and colour. */
export function ChangeState({ state }: { state: State }) {
  const t = useTranslations('changes.state')
  const { icon, tone, isQuiet = false } = LOOKS[state]
  return (
    <span
      className={clsx('inline-flex items-center gap-[5px] align-middle whitespace-nowrap', isQuiet ? 'text-muted' : ['font-medium', tone])}
    >
      <Icon name={icon} className={tone} />
      {t(state)}
    </span>
  )
}

export function ChangeStateIcon({ state, size = 14, className }: { state: State; size?: 14 | 16 | 20; className?: string }) {
  return <Icon name={LOOKS[state].icon} size={size} className={clsx(LOOKS[state].tone, className)} />
}
