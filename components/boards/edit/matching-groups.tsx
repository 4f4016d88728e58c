'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { cutMiddle } from '@/lib/client/format'
import { mineQueries } from '@/lib/client/queries/mine'
import { useDebounced } from '@/lib/client/use-debounced'
import { patternsOf } from './board-draft'

const MOST_NAMED = 3
const LONGEST_NAME = 24

/** What the typed names and patterns mean now; a group that does not exist yet may be named all the same. */
export function MatchingGroups({ cluster, groups }: { cluster: string; groups: string }) {
  const t = useTranslations('boards.editor')
  const tBoard = useTranslations('boards')
  const patterns = useDebounced(groups)
  const asked = patternsOf(patterns)
  const { data, error } = useQuery({
    ...mineQueries.groups(cluster, asked),
    enabled: asked.length > 0 && cluster !== '',
    placeholderData: keepPreviousData,
  })
  if (asked.length === 0) return null
  if (error) return t('matchFailed')
  if (!data) return t('matching')
  if (data.cutPatterns.length > 0) return t('matchesMany', { count: data.items.length })
  const names = data.items
    .slice(0, MOST_NAMED)
    .map(({ id }) => cutMiddle(id, LONGEST_NAME) || tBoard('emptyName'))
    .join(', ')
  return t('matches', { count: data.items.length, names, more: Math.max(0, data.items.length - MOST_NAMED) })
}
