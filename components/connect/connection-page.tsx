'use client'

import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { sessionQueries } from '@/lib/client/queries/access'
import { connectionMutations } from '@/lib/client/queries/connections'
import { Button } from '../ui/button'
import { ProblemState } from '../ui/problem'
import { Section } from '../ui/section'
import { SentenceSkeleton } from '../ui/sentence-skeleton'
import { CheckResult } from './check/check-result'
import { HowReached } from './how-reached'
import { RightsSection } from './rights/rights-section'

/** How the console reaches one cluster, whether it does at this moment, and what Kafka lets it see and do there. */
export function ConnectionPage({ cluster }: { cluster: string }) {
  const { data: session, error, refetch } = useQuery(sessionQueries.current())
  if (!session) return error ? <ProblemState error={error} onRetry={() => void refetch()} /> : <SentenceSkeleton />
  const mayConnect = session.permissions.includes('clusters:write')
  return (
    <div className="max-w-240">
      {mayConnect && (
        <>
          <HowReached cluster={cluster} />
          <CheckSection cluster={cluster} />
        </>
      )}
      <RightsSection cluster={cluster} />
    </div>
  )
}

function CheckSection({ cluster }: { cluster: string }) {
  const t = useTranslations('connection.form')
  const check = useMutation(connectionMutations.check())
  return (
    <Section title={t('check')} note={t('checkNote')}>
      <Button icon="tick" disabled={check.isPending} onClick={() => check.mutate({ cluster })}>
        {t(check.isPending ? 'checking' : 'checkIt')}
      </Button>
      <CheckResult check={check} />
    </Section>
  )
}
