import { useTranslations } from 'next-intl'
import { RotationStep, type StepState } from './rotation-step'

/** What the console cannot see is said, and where it can be seen. */
export function WatchStep({ state, user }: { state: StepState; user: string }) {
  const t = useTranslations('users.rotation')
  return (
    <RotationStep state={state} title={t('watch', { user })}>
      <p>{t('watchUnknown')}</p>
      <p>{t('watchWhere')}</p>
    </RotationStep>
  )
}
