'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import type { AccessAnswer } from '@/lib/contract/acls'
import { bindingKey } from '../binding-key'
import { useAclWords } from '../use-acl-words'

type Step = AccessAnswer['considered'][number]

/** More rules than these say little more. */
const MOST_RULES = 6

/** The way to the answer, in the order Kafka takes it; the step that decides stands out. */
export function ExplainSteps({ answer }: { answer: AccessAnswer }) {
  const t = useTranslations('acls.explain')
  return (
    <ol aria-label={t('steps')} className="mt-2">
      {answer.considered.map((step, at) => {
        const decides = step.state === 'decides'
        return (
          <li
            key={step.step}
            aria-current={decides ? 'step' : undefined}
            className={clsx(
              'grid grid-cols-[20px_minmax(0,1fr)] gap-x-1.5 py-[7px]',
              decides ? '-mx-2.5 rounded-2 bg-accent-tint px-2.5' : 'border-b border-line',
            )}
          >
            <span className={clsx('text-right', decides ? 'font-strong text-accent' : 'text-faint')}>{at + 1}</span>
            <span className={clsx('min-w-0', decides ? 'font-strong' : step.state === 'not-needed' && 'text-muted')}>
              {t(`step.${step.step}`, {
                state: step.state === 'not-needed' ? 'needless' : step.state,
                count: step.bindings.length,
                matches: step.bindings.filter(({ matches }) => matches).length,
              })}
              <StepDetail step={step} answer={answer} />
            </span>
          </li>
        )
      })}
    </ol>
  )
}

function StepDetail({ step, answer: { authorizer, binding } }: { step: Step; answer: AccessAnswer }) {
  const t = useTranslations('acls.explain')
  const words = useAclWords()
  if (step.step === 'super-users' && authorizer.superUsers !== null) {
    const names = authorizer.superUsers.filter((name) => name !== '').join(', ')
    return <Line>{names === '' ? t('superUsersNone') : t('superUsers', { names })}</Line>
  }
  if (step.step === 'no-binding' && step.state !== 'not-needed' && authorizer.allowEveryone !== null) {
    return <Line>{t(authorizer.allowEveryone ? 'everyoneAllowed' : 'everyoneDenied')}</Line>
  }
  if (step.state === 'not-needed') return null
  const key = binding && bindingKey(binding)
  // The one that decides, then those that match besides.
  const rules = step.bindings.toSorted(
    (a, b) => Number(bindingKey(b) === key) - Number(bindingKey(a) === key) || Number(b.matches) - Number(a.matches),
  )
  return (
    <>
      {rules.slice(0, MOST_RULES).map((rule) => (
        <Line key={bindingKey(rule)} isStrong={bindingKey(rule) === key}>
          {words.rule(rule)}
          {rule.principal !== 'User:*' ? '' : `, ${rule.principal}`}
          {rule.why !== null && ` (${t(`why.${rule.why}`)})`}
        </Line>
      ))}
      {rules.length > MOST_RULES && <Line>{t('moreRules', { count: rules.length - MOST_RULES })}</Line>}
    </>
  )
}

function Line({ children, isStrong = false }: { children: React.ReactNode; isStrong?: boolean }) {
  return (
    <span className={clsx('block text-12 wrap-anywhere', isStrong ? 'font-medium text-ink' : 'font-regular text-muted')}>{children}</span>
  )
}
