'use client'

import { useTranslations } from 'next-intl'
import type { ScramCredential, ScramUserDetail } from '@/lib/contract/scram-users'
import { SCRAM_MECHANISMS } from '@/lib/domain/scram/scram-mechanism'
import { UserChangeButton } from '../user-change-button'
import { RotationStep } from './rotation-step'
import { WatchStep } from './watch-step'

interface MechanismStepsProps {
  cluster: string
  detail: ScramUserDetail
  credentials: readonly ScramCredential[]
}

/** The same user by the other mechanism: its ACLs and quotas hold for both. */
export function MechanismSteps({ cluster, detail: { id, passwordSet }, credentials }: MechanismStepsProps) {
  const t = useTranslations('users.rotation')
  const [first] = credentials
  if (!first) return null
  const other = SCRAM_MECHANISMS.find((mechanism) => mechanism !== first.mechanism) ?? first.mechanism
  const hasBoth = credentials.length > 1
  // Which of the two is the new one: the one that was last set here, as far as that is known.
  const fresh = hasBoth ? (SCRAM_MECHANISMS.find((mechanism) => mechanism === passwordSet?.mechanism) ?? null) : other
  const old = fresh === null ? null : (SCRAM_MECHANISMS.find((mechanism) => mechanism !== fresh) ?? null)
  const retire = (mechanism: ScramCredential['mechanism']) => (
    <UserChangeButton key={mechanism} cluster={cluster} user={id} change="delete" mechanism={mechanism}>
      {t('retireMechanism', { mechanism })}
    </UserChangeButton>
  )
  return (
    <>
      <RotationStep
        state={hasBoth ? 'done' : 'next'}
        title={t('addMechanism', { mechanism: fresh ?? other })}
        action={
          !hasBoth && (
            <UserChangeButton cluster={cluster} user={id} change="add-mechanism" mechanism={other}>
              {t('make')}
            </UserChangeButton>
          )
        }
      >
        {t('addMechanismNote')}
      </RotationStep>
      <RotationStep state={hasBoth ? 'untold' : 'later'} title={t('moveClients')}>
        {t('moveMechanismNote', { mechanism: fresh ?? other })}
      </RotationStep>
      <WatchStep state={hasBoth ? 'untold' : 'later'} user={id} />
      <RotationStep
        state={hasBoth ? 'next' : 'later'}
        title={old === null ? t('retireEither') : t('retireMechanismTitle', { mechanism: old })}
        action={
          hasBoth && (
            <span className="flex flex-wrap gap-2">
              {old === null ? credentials.map(({ mechanism }) => retire(mechanism)) : retire(old)}
            </span>
          )
        }
      />
    </>
  )
}
