import { useTranslations } from 'next-intl'
import type { inferParserType } from 'nuqs'
import { formatBytes } from '@/lib/client/format'
import type { TopicFilter } from '@/lib/client/queries/topics'
import type { topicsSearch } from './search-params'

export type TopicsSearch = inferParserType<typeof topicsSearch>

const INTERNAL = { hidden: { internal: 'false' }, shown: {}, only: { internal: 'true' } } as const

export const NO_FILTER: Partial<TopicsSearch> = {
  q: '',
  health: null,
  internal: 'hidden',
  activity: null,
  minBytes: null,
  maxBytes: null,
  finding: null,
}

/** What the API is asked for. */
export function topicFilter({ q, health, internal, activity, minBytes, maxBytes, finding, sort }: TopicsSearch): TopicFilter {
  return {
    sort,
    ...INTERNAL[internal],
    ...(q && { q }),
    ...(health && { health }),
    ...(activity && { activity }),
    ...(minBytes !== null && { minBytes }),
    ...(maxBytes !== null && { maxBytes }),
    ...(finding && { finding }),
  }
}

interface NamedFilter {
  id: string
  word: string
  off: Partial<TopicsSearch>
}

/** The filters that are set in the menu or by a link, in words, each with what takes it away. */
export function useNamedFilters({ activity, minBytes, maxBytes, finding }: TopicsSearch): NamedFilter[] {
  const t = useTranslations('topics.filters')
  const named: NamedFilter[] = []
  if (finding) named.push({ id: 'finding', word: t(`finding.${finding}`), off: { finding: null } })
  if (minBytes !== null) named.push({ id: 'minBytes', word: t('atLeast', { size: formatBytes(minBytes) }), off: { minBytes: null } })
  if (maxBytes !== null) named.push({ id: 'maxBytes', word: t('atMost', { size: formatBytes(maxBytes) }), off: { maxBytes: null } })
  if (activity) named.push({ id: 'activity', word: t(activity), off: { activity: null } })
  return named
}
