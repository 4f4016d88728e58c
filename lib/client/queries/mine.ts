import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { ListQuery } from '../../contract/primitives'
import { operations } from '../../contract/operations'
import { longestPiece, matchesPattern } from '../../domain/names/pattern'
import { call } from '../api'
import { clusterKey } from './keys'

/** As many as the API gives at once. */
export const MOST_LOOKED_AT = 1000

export interface Mine<Item> {
  items: Item[]
  asOf: string | null
  /** Patterns so wide that not all names were looked at. */
  cutPatterns: string[]
}

type Page<Item> = { items: Item[]; total: number; asOf: string }
/** The items that any of the patterns means: one request a pattern, which the server narrows down by what it can. */
async function listMine<Item extends { id: string }>(
  patterns: readonly string[],
  list: (query: Pick<z.input<typeof ListQuery>, 'q' | 'limit'>) => Promise<Page<Item>>,
): Promise<Mine<Item>> {
  const pages = await Promise.all(patterns.map((pattern) => list({ q: longestPiece(pattern), limit: MOST_LOOKED_AT })))
  const found = new Map<string, Item>()
  for (const [index, pattern] of patterns.entries()) {
    for (const item of pages[index]?.items ?? []) if (matchesPattern(item.id, pattern)) found.set(item.id, item)
  }
  return {
    items: [...found.values()],
    asOf: pages[0]?.asOf ?? null,
    cutPatterns: patterns.filter((_, index) => (pages[index]?.total ?? 0) > MOST_LOOKED_AT),
  }
}

export const mineQueries = {
  groups: (cluster: string, patterns: readonly string[]) =>
    queryOptions({
      queryKey: [...clusterKey(cluster), 'groups', 'mine', patterns],
      queryFn: ({ signal }) => listMine(patterns, (query) => call(operations.listGroups, { params: { cluster }, query, signal })),
    }),
  topics: (cluster: string, patterns: readonly string[]) =>
    queryOptions({
      queryKey: [...clusterKey(cluster), 'topics', 'mine', patterns],
      queryFn: ({ signal }) => listMine(patterns, (query) => call(operations.listTopics, { params: { cluster }, query, signal })),
    }),
}
