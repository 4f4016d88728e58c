import { hashKey, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { type AclFilter, aclQueries } from '@/lib/client/queries/acls'
import { EVERYONE } from '@/lib/domain/access/acl-words'
import { matrixOfBindings } from './matrix-of-bindings'
import { principalsPage } from './principals-page'

/** Rules that are read for one page, and principals that are on it: what a page costs does not depend on how many rules there are. */
const RULES = 500
const PRINCIPALS = 50
/** Wider rules are few: whoever has more than this is told that some cells may lack some. */
const WIDER = 1000

/** One page of the matrix, in the order of principals. */
export function useMatrix(cluster: string, filter: AclFilter) {
  const key = hashKey([cluster, filter])
  /** Where the pages up to this one begin in the list, and how many principals came before each. */
  const [pages, setPages] = useState({ key, starts: [{ rule: 0, principal: 0 }] })
  const starts = pages.key === key ? pages.starts : [{ rule: 0, principal: 0 }]
  const start = starts.at(-1) ?? { rule: 0, principal: 0 }
  const list = useQuery(aclQueries.stretch(cluster, { ...filter, sort: 'principal' }, start.rule, RULES))
  const anyone = useQuery(aclQueries.stretch(cluster, { principal: EVERYONE }, 0, WIDER))
  // A search hides rules that say something in the cells it leaves.
  const isSearched = filter.q !== undefined || filter.resourceType !== undefined
  const ofAll = useQuery({ ...aclQueries.stretch(cluster, { resourceName: '*' }, 0, WIDER), enabled: isSearched })
  const ofPrefixes = useQuery({ ...aclQueries.stretch(cluster, { patternType: 'PREFIXED' }, 0, WIDER), enabled: isSearched })

  const { data } = list
  const wider = [anyone.data, ...(isSearched ? [ofAll.data, ofPrefixes.data] : [])]
  const isComplete = wider.every((one) => one !== undefined)
  const page = useMemo(() => data && principalsPage(data.items, data.nextCursor !== null, PRINCIPALS), [data])
  const matrix = useMemo(
    () =>
      page &&
      isComplete &&
      matrixOfBindings(
        page.bindings,
        wider.flatMap((one) => one?.items ?? []),
      ),
    // The answers themselves stay the same while nothing new has come.
    // oxlint-disable-next-line react/exhaustive-deps
    [page, isComplete, anyone.data, ofAll.data, ofPrefixes.data],
  )
  const total = data?.facets.principals ?? 0
  const from = start.principal
  const hasNext = page !== undefined && data?.total != null && start.rule + page.taken < data.total
  return {
    matrix: matrix || undefined,
    error: list.error,
    retry: () => void list.refetch(),
    isEmpty: data?.total === 0,
    cutPrincipal: page?.isCut ? (page.bindings[0]?.principal ?? null) : null,
    isNotAllWide: wider.some((one) => one?.nextCursor != null),
    page: { from: from + 1, to: from + (page?.principals ?? 0), total },
    next: hasNext
      ? () => setPages({ key, starts: [...starts, { rule: start.rule + page.taken, principal: from + page.principals }] })
      : null,
    last: starts.length > 1 ? () => setPages({ key, starts: starts.slice(0, -1) }) : null,
  }
}
