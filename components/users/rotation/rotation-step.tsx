import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Icon, type IconName } from '../../ui/icon'

/** `untold`: only whoever runs the clients knows. */
export type StepState = 'done' | 'next' | 'later' | 'untold'

const LOOKS: Record<StepState, { icon: IconName; tone: string }> = {
  done: { icon: 'tick', tone: 'text-ok' },
  next: { icon: 'arrow-right', tone: 'text-accent' },
  later: { icon: 'dashed-minus', tone: 'text-unknown' },
  untold: { icon: 'dashed-question', tone: 'text-unknown' },
}

interface RotationStepProps {
  state: StepState
  title: string
  children?: ReactNode
  /** What does it. */
  action?: ReactNode
}

/** One line of the checklist: how far it is by icon and word, what it is, and the button that does it. */
export function RotationStep({ state, title, children, action }: RotationStepProps) {
  const t = useTranslations('users.rotation')
  const { icon, tone } = LOOKS[state]
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 border-b border-line py-2">
      <span className="inline-flex w-30 shrink-0 items-center gap-1.5 text-12 text-muted">
        <Icon name={icon} className={tone} />
        {t(`states.${state}`)}
      </span>
      <div className="grid min-w-0 flex-1 basis-60 gap-1">
        <p className="font-medium wrap-anywhere">{title}</p>
        {children && <div className="max-w-180 text-muted">{children}</div>}
      </div>
      {action && <div className="ml-auto">{action}</div>}
    </li>
  )
}
