'use client'

import { useQuery } from '@tanstack/react-query'
import { preferencesQueries } from '@/lib/client/queries/preferences'
import { ProblemState } from '../ui/problem'
import { SentenceSkeleton } from '../ui/sentence-skeleton'
import { MineOf } from './mine-of'
import { NothingNamed } from './nothing-named'

export function MinePage({ cluster }: { cluster: string }) {
  const { data, error, refetch } = useQuery(preferencesQueries.current())
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />
  if (!data) return <SentenceSkeleton />
  if (data.groups.length + data.topics.length === 0) return <NothingNamed />
  return <MineOf cluster={cluster} patterns={data} />
}
