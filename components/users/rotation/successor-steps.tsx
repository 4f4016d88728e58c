'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { isApiProblem } from '@/lib/client/api-problem'
import { paths } from '@/lib/client/paths'
import { scramUserQueries } from '@/lib/client/queries/scram-users'
import type { ScramCredential, ScramUserDetail } from '@/lib/contract/scram-users'
import { UserChangeButton } from '../user-change-button'
import { CopyBindingsStep } from './copy-bindings-step'
import { CopyQuotasStep } from './copy-quotas-step'
import { nextUserName } from './next-user-name'
import { RotationStep } from './rotation-step'
import { WatchStep } from './watch-step'

interface SuccessorStepsProps {
  cluster: string
  detail: ScramUserDetail
  credentials: readonly ScramCredential[]
}

/** A new user that may do what the old one may. */
export function SuccessorSteps({ cluster, detail: { id, bindings, isPartial }, credentials }: SuccessorStepsProps) {
  const t = useTranslations('users.rotation')
  const successor = nextUserName(id)
  const { data, error } = useQuery({ ...scramUserQueries.detail(cluster, successor), retry: false })
  // Nobody of that name is what this asks about: no failure.
  const isKnown = data !== undefined || (isApiProblem(error) && error.code === 'not-found')
  const isThere = (data?.credentials?.length ?? 0) > 0
  const [first] = credentials
  if (!first) return null
  return (
    <>
      <RotationStep
        state={isThere ? 'done' : isKnown ? 'next' : 'untold'}
        title={t('makeSuccessor', { user: successor })}
        action={
          isKnown &&
          !isThere && (
            <UserChangeButton cluster={cluster} user={successor} change="successor" mechanism={first.mechanism}>
              {t('make')}
            </UserChangeButton>
          )
        }
      >
        {isThere && (
          <Link href={paths.user(cluster, successor)} className="link">
            {t('toSuccessor', { user: successor })}
          </Link>
        )}
      </RotationStep>
      <CopyBindingsStep
        cluster={cluster}
        of={bindings}
        at={isThere ? (data?.bindings ?? null) : null}
        user={id}
        successor={successor}
        isThere={isThere}
        isPartial={isPartial}
      />
      <CopyQuotasStep cluster={cluster} user={id} successor={successor} isThere={isThere} />
      <RotationStep state={isThere ? 'untold' : 'later'} title={t('moveClients')}>
        {t('moveSuccessorNote', { user: successor })}
      </RotationStep>
      <WatchStep state={isThere ? 'untold' : 'later'} user={id} />
      <RotationStep
        state={isThere ? 'next' : 'later'}
        title={t('retireUser', { user: id })}
        action={
          isThere && (
            <span className="flex flex-wrap gap-2">
              {credentials.map(({ mechanism }) => (
                <UserChangeButton key={mechanism} cluster={cluster} user={id} change="delete" mechanism={mechanism}>
                  {t('retireMechanism', { mechanism })}
                </UserChangeButton>
              ))}
            </span>
          )
        }
      >
        {isPartial && t('retirePartial', { user: id, successor })}
      </RotationStep>
    </>
  )
}
