'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { cutMiddle } from '@/lib/client/format'
import { mineQueries } from '@/lib/client/queries/mine'
import { transactionQueries } from '@/lib/client/queries/topics'
import { useDebounced } from '@/lib/client/use-debounced'
import { matchesAny } from '@/lib/domain/names/pattern'

const MOST_NAMED = 3
const LONGEST_NAME = 24

interface MatchingNamesProps {
  of: 'topics' | 'groups' | 'transactionalIds'
  cluster: { id: string; name: string }
  patterns: readonly string[]
}

/** What the patterns mean in that cluster now; something may be named before it exists. */
export function MatchingNames({ of, cluster, patterns }: MatchingNamesProps) {
  const t = useTranslations('access.form')
  const asked = useDebounced(patterns)
  const options = { enabled: asked.length > 0, placeholderData: keepPreviousData }
  const topics = useQuery({ ...mineQueries.topics(cluster.id, asked), ...options, enabled: options.enabled && of === 'topics' })
  const groups = useQuery({ ...mineQueries.groups(cluster.id, asked), ...options, enabled: options.enabled && of === 'groups' })
  const ids = useQuery({ ...transactionQueries.list(cluster.id), enabled: options.enabled && of === 'transactionalIds' })
  const found = { topics, groups, transactionalIds: ids }[of]
  if (patterns.length === 0) return null
  if (found.error) return <>{t('matchFailed')}</>
  if (!found.data) return <>{t('matching', { cluster: cluster.name })}</>
  const names = found.data.items.map(({ id }) => id).filter((name) => matchesAny(name, asked))
  return <MatchCount cluster={cluster.name} names={names} />
}

function MatchCount({ cluster, names }: { cluster: string; names: readonly string[] }) {
  const t = useTranslations('access.form')
  const first = names
    .slice(0, MOST_NAMED)
    .map((name) => cutMiddle(name, LONGEST_NAME))
    .join(', ')
  return <>{t('matches', { cluster, count: names.length, names: first, more: Math.max(0, names.length - MOST_NAMED) })}</>
}
