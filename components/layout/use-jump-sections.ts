import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import type { Route } from 'next'
import { useState } from 'react'
import { formatCount } from '@/lib/client/format'
import { paths } from '@/lib/client/paths'
import { clusterQueries } from '@/lib/client/queries/clusters'
import { useDebounced } from '@/lib/client/use-debounced'
import { matchesWords } from './match-words'
import { recentJumps } from './recent-jumps'
import { type JumpRow, useJumpRows } from './use-jump-rows'

const PAUSE_MS = 120

export interface JumpSection {
  id: string
  title: string
  rows: readonly JumpRow[]
  /** How many there are, of which these are the best. */
  total: number
}

interface JumpSections {
  sections: readonly JumpSection[]
  /** They answer what is typed now, and not what was typed before. */
  isSettled: boolean
  error: Error | null
}

/** What can be jumped to: recent jumps and pages while nothing is typed, then whatever has it in its name. */
export function useJumpSections(cluster: string | null, typed: string): JumpSections {
  const t = useTranslations('search')
  const rows = useJumpRows(cluster)
  const [recent] = useState(() => (cluster === null ? [] : recentJumps(cluster)))
  const settled = useDebounced(typed, PAUSE_MS)
  const { data, error, isPlaceholderData, isLoading } = useQuery({
    ...clusterQueries.search(cluster ?? '', settled),
    enabled: cluster !== null && settled !== '' && typed !== '',
  })

  const section = (id: string, title: string, found: readonly JumpRow[], total = found.length): JumpSection => ({
    id,
    title,
    rows: found,
    total,
  })
  /** The rest is on the page that lists them all. */
  const withRest = (found: JumpRow[], total: number, label: string, href: Route): JumpRow[] =>
    total > found.length ? [...found, { id: `all:${href}`, kind: 'all', label, icon: 'arrow-right', target: { href, jump: null } }] : found

  if (typed === '') {
    const recentRows = recent.flatMap((jump) => rows.again(jump) ?? [])
    const isNew = ({ id }: JumpRow) => !recentRows.some((row) => row.id === id)
    return {
      sections: filled([
        section('recent', t('recent'), recentRows),
        section('pages', t('pages'), rows.pageRows.filter(isNew)),
        section('clusters', t('clusters'), rows.clusterRows.length > 1 ? rows.clusterRows.filter(isNew) : []),
      ]),
      isSettled: true,
      error: null,
    }
  }

  const matching = (all: JumpRow[]) => all.filter(({ label }) => matchesWords(label, typed))
  const found = data ? foundSections(data) : []
  function foundSections({ groups, topics, brokers, users }: NonNullable<typeof data>): JumpSection[] {
    const groupRows = groups.items.map(({ id, verdict }): JumpRow => ({ ...rows.group(id), status: verdict }))
    const topicRows = topics.items.map(({ id, health }): JumpRow => ({ ...rows.topic(id), status: health }))
    const allGroups = t('allGroups', { total: formatCount(groups.total) })
    const allTopics = t('allTopics', { total: formatCount(topics.total) })
    return [
      section(
        'groups',
        t('groups'),
        withRest(groupRows, groups.total, allGroups, paths.groups(cluster ?? '', { q: settled })),
        groups.total,
      ),
      section(
        'topics',
        t('topics'),
        withRest(topicRows, topics.total, allTopics, paths.topics(cluster ?? '', { q: settled })),
        topics.total,
      ),
      section(
        'brokers',
        t('brokers'),
        brokers.items.map(({ id, host, rack, status }) => ({
          ...rows.broker(id),
          detail: [host, rack].filter((part) => part !== null).join(', '),
          status,
        })),
        brokers.total,
      ),
      section(
        'users',
        t('users'),
        users.items.map(({ id, bindings }) => rows.user(id, bindings)),
        users.total,
      ),
    ]
  }
  return {
    sections: filled([
      section('pages', t('pages'), matching(rows.pageRows)),
      ...found,
      section('clusters', t('clusters'), matching(rows.clusterRows)),
    ]),
    isSettled: settled === typed && !isPlaceholderData && !isLoading,
    error,
  }
}

function filled(sections: readonly JumpSection[]): JumpSection[] {
  return sections.filter(({ rows }) => rows.length > 0)
}
