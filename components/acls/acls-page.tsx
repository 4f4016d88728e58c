'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useQueryStates } from 'nuqs'
import { type ReactNode, useCallback, useState } from 'react'
import { operations } from '@/lib/contract/operations'
import { urlOf } from '@/lib/client/api'
import { aclQueries } from '@/lib/client/queries/acls'
import { Button, buttonClass } from '../ui/button'
import { Icon } from '../ui/icon'
import { ProblemState } from '../ui/problem'
import { AclMatrix } from './matrix/acl-matrix'
import { AclsActions } from './acls-actions'
import { AclsEmpty } from './acls-empty'
import { type AclsSearch, aclFilter } from './acls-filter'
import { AclsState } from './acls-state'
import { AclsToolbar } from './acls-toolbar'
import { ExplainSide } from './explain/explain-side'
import { FindingsView } from './findings/findings-view'
import { RulesView } from './rules/rules-view'
import { aclsSearch } from './search-params'
import { useQuestion } from './use-question'

/** Who may do what in Kafka: at a glance, rule by rule, or what is worth a look; and beside it, whether somebody may do something. */
export function AclsPage({ cluster }: { cluster: string }) {
  const t = useTranslations('acls')
  const [search, setSearch] = useQueryStates(aclsSearch)
  const onChange = useCallback((change: Partial<AclsSearch>) => void setSearch(change), [setSearch])
  const asking = useQuestion()
  const [isAsking, setAsking] = useState(false)
  const filter = aclFilter(search)
  const { view, q, principal } = search
  const summary = useQuery(aclQueries.stretch(cluster, filter, 0, 1))
  const found = { ...(q && { q }), ...(principal !== null && { principal }) }
  const findings = useQuery(aclQueries.findings(cluster, found)(0))
  const { data } = summary
  if (summary.error && !data) return <ProblemState error={summary.error} onRetry={() => void summary.refetch()} />
  if (data && data.state !== 'read') return <AclsState cluster={cluster} state={data.state} errors={data.errors} />

  const csvHref = urlOf(operations.exportAcls.path, { cluster }, filter)
  const explain = (
    <Button icon="search" className="xl:hidden" onClick={() => setAsking(true)}>
      {t('explain.open')}
    </Button>
  )
  const toolbar = (tools: ReactNode) => (
    <AclsToolbar search={search} onChange={onChange} rules={data?.total ?? undefined} findings={unused(findings.data?.facets)}>
      {view !== 'findings' && explain}
      {tools}
      <AclsActions cluster={cluster} />
    </AclsToolbar>
  )
  const empty = <AclsEmpty search={search} onChange={onChange} />
  const split = (of: ReactNode) => (
    <div className="grid grid-cols-[minmax(0,1fr)_372px] gap-x-6 max-xl:grid-cols-1">
      <div className="min-w-0">{of}</div>
      <ExplainSide cluster={cluster} {...asking} isOpen={isAsking} onClose={() => setAsking(false)} />
    </div>
  )
  if (view === 'findings') {
    return (
      <>
        {toolbar(null)}
        <FindingsView cluster={cluster} filter={found} kind={search.kind} onKind={(kind) => onChange({ kind })} />
      </>
    )
  }
  if (view === 'rules') {
    return (
      <RulesView
        cluster={cluster}
        filter={filter}
        sort={search.sort}
        onSort={(sort) => onChange({ sort })}
        onAsk={asking.ask}
        csvHref={csvHref}
        frame={(tools, table) => (
          <>
            {toolbar(tools)}
            {split(table)}
          </>
        )}
        empty={empty}
      />
    )
  }
  return (
    <>
      {toolbar(
        <a href={csvHref} download title={t('csvNote')} className={buttonClass()}>
          <Icon name="download" />
          {t('csv')}
        </a>,
      )}
      {split(<AclMatrix cluster={cluster} filter={filter} question={asking.question} onAsk={asking.ask} empty={empty} />)}
    </>
  )
}

/** How many things are worth a look, once that is known. */
function unused(facets: Readonly<Record<string, number>> | undefined): number | undefined {
  return facets && Object.values(facets).reduce((sum, count) => sum + count, 0)
}
