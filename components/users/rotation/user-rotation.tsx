'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { ScramCredential, ScramUserDetail } from '@/lib/contract/scram-users'
import { RadioList } from '../../ui/radio-list'
import { Section } from '../../ui/section'
import { MechanismSteps } from './mechanism-steps'
import { SuccessorSteps } from './successor-steps'

interface UserRotationProps {
  cluster: string
  detail: ScramUserDetail
  credentials: readonly ScramCredential[]
}

/**
 * How to change a password while clients go on: two credentials for a while, then the old one goes. How far it is can be seen from
 * the cluster itself; nothing of it is kept.
 */
export function UserRotation({ cluster, detail, credentials }: UserRotationProps) {
  const t = useTranslations('users.rotation')
  const [way, setWay] = useState<'mechanism' | 'successor'>('mechanism')
  return (
    <Section title={t('title')}>
      <p className="mb-2 max-w-180 text-muted">{t('why')}</p>
      <RadioList
        legend={t('way')}
        name="way"
        value={way}
        onChange={setWay}
        options={[
          { value: 'mechanism', label: t('byMechanism'), note: t('byMechanismNote') },
          { value: 'successor', label: t('bySuccessor'), note: t('bySuccessorNote') },
        ]}
      />
      <ol aria-label={t('steps')} className="mt-2 border-t border-line-strong">
        {way === 'mechanism' ? (
          <MechanismSteps cluster={cluster} detail={detail} credentials={credentials} />
        ) : (
          <SuccessorSteps cluster={cluster} detail={detail} credentials={credentials} />
        )}
      </ol>
    </Section>
  )
}
