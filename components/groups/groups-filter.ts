import { useTranslations } from 'next-intl'
import type { inferParserType } from 'nuqs'
import type { GroupFilter } from '@/lib/client/queries/groups'
import type { groupsSearch } from './search-params'

export type GroupsSearch = inferParserType<typeof groupsSearch>

export const NO_FILTER: Partial<GroupsSearch> = { q: '', verdict: null, type: null, state: null, topic: null }

/** What the API is asked for. */
export function groupFilter({ q, verdict, type, state, topic, sort }: GroupsSearch): GroupFilter {
  return {
    sort,
    ...(q && { q }),
    ...(verdict && { verdict }),
    ...(type && { type }),
    ...(state && { state }),
    ...(topic && { topic }),
  }
}

interface NamedFilter {
  id: string
  word: string
  off: Partial<GroupsSearch>
}

/** The filters that are set in the menu or by a link, in words, each with what takes it away. */
export function useNamedFilters({ type, state, topic }: GroupsSearch): NamedFilter[] {
  const t = useTranslations('groups')
  const named: NamedFilter[] = []
  if (topic) named.push({ id: 'topic', word: t('readsTopic', { topic }), off: { topic: null } })
  if (type) named.push({ id: 'type', word: t('filters.ofType', { type: t('type', { type }) }), off: { type: null } })
  if (state) named.push({ id: 'state', word: t('filters.inState', { state }), off: { state: null } })
  return named
}
