import { useTranslations } from 'next-intl'
import { formatClock } from '@/lib/client/format'
import type { StepOutcome } from '@/lib/contract/changes'
import { Icon, type IconName } from '../ui/icon'
import { nameOf } from './row-order'
import { useChangeWords } from './words'

const LOOKS: Record<StepOutcome['state'] | 'waiting', { icon: IconName; tone: string }> = {
  done: { icon: 'tick', tone: 'text-ok' },
  partly: { icon: 'half-disc', tone: 'text-warn' },
  refused: { icon: 'barred', tone: 'text-danger' },
  unknown: { icon: 'dashed-question', tone: 'text-danger' },
  'not-tried': { icon: 'dashed-minus', tone: 'text-unknown' },
  waiting: { icon: 'clock', tone: 'text-unknown' },
}

/** What was sent, step by step, and what Kafka refused of it by its own names. */
export function StepOutcomes({ steps, isOpen }: { steps: readonly StepOutcome[]; isOpen: boolean }) {
  const t = useTranslations('review')
  const { said } = useChangeWords()
  if (steps.length === 0) return null
  return (
    <ol aria-label={t('steps')} className="grid gap-2">
      {steps.map((step) => {
        const state = isOpen && step.state === 'not-tried' ? 'waiting' : step.state
        const { icon, tone } = LOOKS[state]
        return (
          <li key={step.id} className="flex items-start gap-2">
            <Icon name={icon} className={`mt-0.5 ${tone}`} />
            <div className="min-w-0">
              {said(step)}{' '}
              <span className="text-12 text-muted">
                {t(`stepState.${state}`)}
                {step.at !== null && <> · {formatClock(step.at)}</>}
              </span>
              {step.refused.length > 0 && <Refusals refused={step.refused} label={t('refusals')} allOfIt={t('allOfIt')} />}
            </div>
          </li>
        )
      })}
    </ol>
  )
}

function Refusals({ refused, label, allOfIt }: { refused: StepOutcome['refused']; label: string; allOfIt: string }) {
  return (
    <ul aria-label={label} className="mt-1 grid gap-1">
      {refused.map(({ of, kafkaError, message }) => (
        <li key={`${of === null ? '' : nameOf(of)} ${kafkaError}`} className="wrap-anywhere">
          <span className="font-medium">{of === null ? allOfIt : nameOf(of)}</span> <span className="text-danger">{kafkaError}</span>
          {message !== null && <span className="block text-12 text-muted">{message}</span>}
        </li>
      ))}
    </ul>
  )
}
