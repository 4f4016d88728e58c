'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { connectionQueries } from '@/lib/client/queries/connections'
import type { CapabilityItem, ClusterRights } from '@/lib/contract/rights'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'
import { ProblemState } from '../../ui/problem'
import { Section } from '../../ui/section'
import { SentenceSkeleton } from '../../ui/sentence-skeleton'
import { RightsGroup } from './rights-group'
import { ScopeForm } from './scope-form'

const KINDS = ['see', 'read', 'change'] as const satisfies CapabilityItem['kind'][]

/** What Kafka lets the console's own user see and do, what is lost without the rest, and the commands that grant just that. */
export function RightsSection({ cluster }: { cluster: string }) {
  const t = useTranslations('connection.rights')
  const [prefix, setPrefix] = useState<string | null>(null)
  const { data, error, refetch, isFetching } = useQuery(connectionQueries.rights(cluster, prefix))
  return (
    <Section
      title={t('title')}
      note={t('note')}
      aside={
        data && (
          <Button look="quiet" disabled={isFetching} onClick={() => void refetch()}>
            {t(isFetching ? 'asking' : 'askAgain')}
          </Button>
        )
      }
    >
      {data ? (
        <>
          <Verdict rights={data} />
          {data.exact && <ScopeForm exact={data.exact} prefix={prefix} onChange={setPrefix} />}
          {KINDS.map((kind) => (
            <RightsGroup key={kind} kind={kind} rights={data} />
          ))}
        </>
      ) : error ? (
        <ProblemState error={error} onRetry={() => void refetch()} />
      ) : (
        <SentenceSkeleton />
      )}
    </Section>
  )
}

function Verdict({ rights: { capabilities } }: { rights: ClusterRights }) {
  const t = useTranslations('connection.rights')
  const shown = capabilities.filter(({ kind }) => kind === 'see')
  const lacking = shown.filter(({ state }) => state === 'lacking').length
  const unknown = shown.filter(({ state }) => state === 'unknown').length
  if (lacking > 0) return <Notice tone="warn">{t('lackingSome', { lacking, all: shown.length })}</Notice>
  if (unknown > 0) return <Notice tone="unknown">{t('unknownSome', { unknown, all: shown.length })}</Notice>
  return <Notice tone="ok">{t('whole')}</Notice>
}
