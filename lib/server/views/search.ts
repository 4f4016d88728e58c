import 'server-only'
import type { z } from 'zod'
import type { SearchAnswer, SearchQuery } from '@/lib/contract/search'
import { matchRank } from '@/lib/domain/names/match-rank'
import { permittedGroups } from './groups'
import { viewBrokerItems } from './brokers'
import { permittedTopics } from './partitions'
import type { ViewContext } from './view-context'

/** Whatever has a name that holds what was typed, the best matches first; of equals the shorter. */
export function search(context: ViewContext, { q, limit }: z.infer<typeof SearchQuery>): SearchAnswer {
  const best = <T>(items: readonly T[], nameOf: (item: T) => string) => bestMatches(items, nameOf, q, limit)
  const topics = best(permittedTopics(context), (topic) => topic.name)
  const groups = best(permittedGroups(context), (group) => group.id)
  const brokers = best(viewBrokerItems(context), ({ id, host, rack }) => `${id} ${host ?? ''} ${rack ?? ''}`)
  const bindings = Map.groupBy(context.observer.snapshot.acls ?? [], (binding) => binding.principal)
  const users = best([...bindings], ([principal]) => principal)
  return {
    topics: { total: topics.total, items: topics.items.map(({ name, health }) => ({ id: name, health })) },
    groups: { total: groups.total, items: groups.items.map(({ id, type, lag }) => ({ id, type, verdict: lag.verdict })) },
    brokers: { total: brokers.total, items: brokers.items.map(({ id, host, rack, status }) => ({ id, host, rack, status })) },
    users: { total: users.total, items: users.items.map(([id, of]) => ({ id, bindings: of.length })) },
  }
}

function bestMatches<T>(items: readonly T[], nameOf: (item: T) => string, q: string, limit: number): { total: number; items: T[] } {
  const matches = items.flatMap((item) => {
    const name = nameOf(item)
    const rank = matchRank(name, q)
    return rank === null ? [] : [{ item, rank, length: name.length }]
  })
  return {
    total: matches.length,
    items: matches
      .toSorted((a, b) => a.rank - b.rank || a.length - b.length)
      .slice(0, limit)
      .map(({ item }) => item),
  }
}
