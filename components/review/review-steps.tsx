import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { Icon } from '../ui/icon'

const STEPS = ['choose', 'review', 'apply', 'verify'] as const

interface ReviewStepsProps {
  current: (typeof STEPS)[number]
  /** There is a form before the review. */
  hasChoice: boolean
  isOver: boolean
}

/** Where in the life of a change this is. */
export function ReviewSteps({ current, hasChoice, isOver }: ReviewStepsProps) {
  const t = useTranslations('review.step')
  const steps = hasChoice ? STEPS : STEPS.slice(1)
  const at = steps.indexOf(current)
  return (
    <ol aria-label={t('label')} className="flex items-center gap-1.5 text-12 text-faint">
      {steps.map((step, index) => {
        const isCurrent = index === at && !isOver
        return (
          <li key={step} aria-current={isCurrent ? 'step' : undefined} className="flex items-center gap-1.5">
            {index > 0 && <Icon name="chevron-down" size={12} className="-rotate-90" />}
            <span className={clsx(isCurrent ? 'font-strong text-ink' : (index < at || isOver) && 'text-muted')}>{t(step)}</span>
            {(index < at || isOver) && <span className="unseen">{t('done')}</span>}
          </li>
        )
      })}
    </ol>
  )
}
