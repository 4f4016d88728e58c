import { useTranslations } from 'next-intl'
import type { inferParserType } from 'nuqs'
import type { ChangeFilter } from '@/lib/client/queries/changes'
import { useChangeWords } from '../review/words'
import type { changesSearch } from './search-params'

export type ChangesSearch = inferParserType<typeof changesSearch>

export const NO_FILTER: Partial<ChangesSearch> = {
  q: '',
  state: null,
  kind: null,
  actor: null,
  since: null,
  targetType: null,
  target: null,
}

const HOUR_MS = 3_600_000
export const DAY_MS = 24 * HOUR_MS
export const SINCE_MS = { hour: HOUR_MS, day: DAY_MS, week: 7 * DAY_MS, month: 30 * DAY_MS } as const

/** What the API is asked for; times are counted back from `nowMs`, which stays while somebody looks. */
export function changeFilter({ q, state, kind, actor, since, targetType, target }: ChangesSearch, nowMs: number): ChangeFilter {
  return {
    ...(q && { q }),
    ...(state && { state }),
    ...(kind && { kind }),
    ...(actor && { actor }),
    ...(since && { from: new Date(nowMs - SINCE_MS[since]).toISOString() }),
    ...(targetType && { targetType }),
    ...(target && { target }),
  }
}

interface NamedFilter {
  id: string
  word: string
  off: Partial<ChangesSearch>
}

/** The filters that are set in the menu or by a link, in words, each with what takes it away. */
export function useNamedFilters({ kind, actor, since, targetType, target }: ChangesSearch): NamedFilter[] {
  const t = useTranslations('changes')
  const words = useChangeWords()
  const named: NamedFilter[] = []
  if (kind) named.push({ id: 'kind', word: words.kind(kind), off: { kind: null } })
  if (actor) named.push({ id: 'actor', word: t('filters.byPerson', { person: actor }), off: { actor: null } })
  if (since) named.push({ id: 'since', word: t(`filters.${since}`), off: { since: null } })
  if (target ?? targetType) {
    const name = target ?? (targetType === null ? '' : t(`targetType.${targetType}`))
    named.push({ id: 'target', word: t('filters.ofTarget', { target: name }), off: { target: null, targetType: null } })
  }
  return named
}
