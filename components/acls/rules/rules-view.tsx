'use client'

import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { type ReactNode, useCallback } from 'react'
import type { AclItem } from '@/lib/contract/acls'
import { formatCount } from '@/lib/client/format'
import { type AclFilter, aclQueries } from '@/lib/client/queries/acls'
import { useSelection } from '@/lib/client/use-selection'
import { useWindowedList } from '@/lib/client/use-windowed-list'
import type { AclBinding } from '@/lib/domain/access/acl-binding'
import { on } from '@/lib/domain/access/on'
import { DataTable } from '../../data-table/data-table'
import { TableFooter } from '../../data-table/table-footer'
import { TableTools } from '../../data-table/table-tools'
import { useTableView } from '../../data-table/use-table-view'
import { useMayWrite } from '../../review/may'
import { WriteButton } from '../../review/write-button'
import { ProblemState } from '../../ui/problem'
import { StaleNotice } from '../../ui/stale-notice'
import { bindingKey, bindingOfKey } from '../binding-key'
import { questionOfCell } from '../matrix/question-of-cell'
import { useAclChange } from '../use-acl-change'
import type { Asking } from '../use-question'
import { useRuleColumns } from './rule-columns'
import { RuleMenu } from './rule-menu'

const RemoveRulesDialog = dynamic(() => import('../change/remove-rules-dialog').then((parts) => parts.RemoveRulesDialog))

interface RulesViewProps {
  cluster: string
  filter: AclFilter
  sort: string
  onSort: (sort: string) => void
  onAsk: Asking['ask']
  csvHref: string
  /** Draws the tools of the table into the toolbar above, and the table beside what is asked. */
  frame: (tools: ReactNode, table: ReactNode) => ReactNode
  empty: ReactNode
}

/** Every rule as a row: to be sorted, copied, edited and removed. */
export function RulesView({ cluster, filter, sort, onSort, onAsk, csvHref, frame, empty }: RulesViewProps) {
  const t = useTranslations('acls.rules')
  const tAcls = useTranslations('acls')
  const { change, open, close } = useAclChange()
  const mayWrite = useMayWrite(on.cluster(cluster), 'acls:write')
  const list = useWindowedList(aclQueries.pages(cluster, { ...filter, sort: withRest(sort) }))
  const selection = useSelection(list, bindingKey)
  const onExplain = useCallback(
    (rule: AclBinding) => {
      const mark = { operation: rule.operation, permission: 'ALLOW', isBroad: false, isFromSome: false } as const
      onAsk(questionOfCell(rule.principal, rule, [mark]))
    },
    [onAsk],
  )
  const menu = useCallback(
    (rule: AclItem) => <RuleMenu cluster={cluster} rule={rule} onExplain={onExplain} onChange={open} />,
    [cluster, onExplain, open],
  )
  const view = useTableView('acls', useRuleColumns(cluster, menu), 'principal')
  const { page, error } = list
  const chosen = [...selection.ids].flatMap((id) => bindingOfKey(id) ?? [])
  if (error && !page) return <ProblemState error={error} onRetry={list.retry} />
  return frame(
    <>
      {selection.ids.size > 0 && (
        <WriteButton resource={on.cluster(cluster)} permission="acls:write" act={tAcls('act')} onClick={() => open('remove-selected')}>
          {t('removeSelected', { count: selection.ids.size })}
        </WriteButton>
      )}
      <TableTools view={view} rows={list.inSight} rowId={bindingKey} selection={selection} csvHref={csvHref} />
    </>,
    <>
      {error && <StaleNotice isTight>{tAcls('matrix.notRenewed')}</StaleNotice>}
      <DataTable
        label={t('label')}
        columns={view.columns}
        density={view.density}
        list={list}
        rowId={bindingKey}
        rowEdge={({ permission }) => (permission === 'DENY' ? 'danger' : null)}
        onOpen={onExplain}
        sort={sort}
        onSort={onSort}
        selection={selection}
        hasSecondLine
        hasKeys
        skeletonRows={18}
        empty={empty}
      />
      {change === 'remove-selected' && mayWrite && chosen.length > 0 && (
        <RemoveRulesDialog cluster={cluster} rules={chosen} onRemoved={selection.clear} onClose={close} />
      )}
      {page && page.total > 0 && (
        <TableFooter shown={page.total} total={page.total} hasKeys isSticky selection={selection}>
          {t('principals', { count: page.facets.principals, shown: formatCount(page.facets.principals) })}
        </TableFooter>
      )}
    </>,
  )
}

/** What is equal by the chosen fields stands in an order of its own, and not in one that changes. */
function withRest(sort: string): string {
  const chosen = new Set(sort.split(',').map((field) => field.replace(/^-/, '')))
  const rest = ['principal', 'resourceType', 'resourceName', 'permission', 'operation'].filter((field) => !chosen.has(field))
  return [...(sort === '' ? [] : [sort]), ...rest].join(',')
}
