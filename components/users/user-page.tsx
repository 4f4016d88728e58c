'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { paths } from '@/lib/client/paths'
import { scramUserQueries } from '@/lib/client/queries/scram-users'
import { buttonClass } from '../ui/button'
import { FactsSkeleton } from '../ui/facts-skeleton'
import { ProblemState } from '../ui/problem'
import { SentenceSkeleton } from '../ui/sentence-skeleton'
import { StaleNotice } from '../ui/stale-notice'
import { UserBindings } from './user-bindings'
import { UserChangeDialog } from './user-change-dialog'
import { UserCredentials } from './user-credentials'
import { UserFacts } from './user-facts'
import { UserRotation } from './rotation/user-rotation'
import { UserSentence } from './user-sentence'
import { UsersMissing } from './users-missing'

/** One user: what it logs in with, what it may do, and how to change its password without a stop. */
export function UserPage({ cluster, user }: { cluster: string; user: string }) {
  const t = useTranslations('users')
  const { data, error, refetch } = useQuery(scramUserQueries.detail(cluster, user))
  if (error && !data) {
    const back = (
      <Link href={paths.users(cluster)} className={buttonClass('quiet')}>
        {t('back')}
      </Link>
    )
    return <ProblemState error={error} onRetry={() => void refetch()} actions={back} />
  }
  if (!data) {
    return (
      <>
        <SentenceSkeleton />
        <FactsSkeleton count={3} />
      </>
    )
  }
  return (
    <>
      {data.credentials !== null && <UserSentence detail={data} />}
      {(error ?? data.stale) && <StaleNotice>{t('one.notRenewed')}</StaleNotice>}
      <UserFacts cluster={cluster} detail={data} />
      {data.credentials === null || data.state !== 'read' ? (
        <UsersMissing cluster={cluster} state={data.state === 'read' ? 'unknown' : data.state} errors={data.errors} />
      ) : (
        <UserCredentials cluster={cluster} user={user} credentials={data.credentials} />
      )}
      <UserBindings bindings={data.bindings} isPartial={data.isPartial} errors={data.errors} />
      {data.credentials !== null && data.credentials.length > 0 && (
        <UserRotation cluster={cluster} detail={data} credentials={data.credentials} />
      )}
      <UserChangeDialog cluster={cluster} detail={data} />
    </>
  )
}
