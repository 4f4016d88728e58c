'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { Quorum } from '@/lib/contract/brokers'
import { paths } from '@/lib/client/paths'
import { clusterQueries } from '@/lib/client/queries/clusters'
import { edgeOf } from '@/lib/client/status'
import { DataTable } from '../data-table/data-table'
import { TableFooter } from '../data-table/table-footer'
import { ProblemState } from '../ui/problem'
import { Section } from '../ui/section'
import { Skeleton } from '../ui/skeleton'
import { FeaturesSection } from './features-section'
import { NoQuorum } from './no-quorum'
import { nodeId, useQuorumColumns } from './quorum-columns'
import { QuorumFacts } from './quorum-facts'
import { quorumNodes } from './quorum-nodes'
import { QuorumNotice } from './quorum-notice'
import { QuorumSentence } from './quorum-sentence'

/** Who keeps the cluster's metadata, whether a majority of them has caught up, and which features they have agreed on. */
export function QuorumPage({ cluster }: { cluster: string }) {
  const { data: answer, error, refetch } = useQuery(clusterQueries.quorum(cluster))
  if (error && !answer) return <ProblemState error={error} onRetry={() => void refetch()} />
  if (!answer) return <Loading cluster={cluster} />
  return (
    <>
      {answer.quorum ? (
        <Known cluster={cluster} answer={answer} quorum={answer.quorum} error={error} />
      ) : (
        <>
          <QuorumNotice answer={answer} error={error} />
          <NoQuorum errors={answer.errors} />
        </>
      )}
      <FeaturesSection features={answer.features} />
    </>
  )
}

interface KnownProps {
  cluster: string
  answer: Quorum
  quorum: NonNullable<Quorum['quorum']>
  error: Error | null
}

function Known({ cluster, answer, quorum, error }: KnownProps) {
  const t = useTranslations('quorum')
  const asOf = answer.asOf ?? ''
  const { nodes, majority } = useMemo(() => quorumNodes(quorum, asOf), [quorum, asOf])
  const columns = useQuorumColumns(cluster, asOf)
  // A node that is no broker has no page to open.
  const hasKeys = nodes.some((node) => !node.controllerOnly)
  return (
    <>
      <QuorumSentence leader={quorum.leader} majority={majority} />
      <QuorumNotice answer={answer} error={error} />
      <QuorumFacts quorum={quorum} majority={majority} />
      <Section title={t('nodes')} note={t('nodesNote')}>
        <DataTable
          label={t('nodes')}
          columns={columns}
          rows={nodes}
          rowId={nodeId}
          rowHref={(node) => (node.controllerOnly ? undefined : paths.broker(cluster, node.id))}
          rowEdge={(node) => edgeOf(node.hasCaughtUp ? 'healthy' : 'problems')}
          initialSort="state"
          hasSecondLine
          hasKeys={hasKeys}
        />
        <TableFooter shown={nodes.length} total={nodes.length} hasKeys={hasKeys} />
      </Section>
    </>
  )
}

function Loading({ cluster }: { cluster: string }) {
  const t = useTranslations('quorum')
  const columns = useQuorumColumns(cluster, '')
  return (
    <>
      <div aria-busy="true" className="mb-4 grid h-12 grid-cols-[minmax(0,1fr)] content-start gap-3 pt-1.5">
        <Skeleton className="h-4 w-105" />
        <Skeleton className="w-80" />
      </div>
      <Section title={t('nodes')} note={t('nodesNote')}>
        <DataTable label={t('nodes')} columns={columns} rows={undefined} rowId={nodeId} hasSecondLine skeletonRows={3} />
      </Section>
    </>
  )
}
