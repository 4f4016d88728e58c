import { useTranslations } from 'next-intl'
import type { inferParserType } from 'nuqs'
import type { AuditFilter } from '@/lib/client/queries/audit'
import { SINCE_MS } from '../changes-filter'
import type { auditSearch } from './search-params'
import { useActionWord } from './use-action-word'

export type AuditSearch = inferParserType<typeof auditSearch>

export const NO_FILTER: AuditSearch = { q: '', action: null, actor: null, since: null }

/** What the API is asked for; times are counted back from `nowMs`, which stays while somebody looks. */
export function auditFilter({ q, action, actor, since }: AuditSearch, nowMs: number): AuditFilter {
  return {
    ...(q && { q }),
    ...(action && { action }),
    ...(actor && { actor }),
    ...(since && { from: new Date(nowMs - SINCE_MS[since]).toISOString() }),
  }
}

interface NamedFilter {
  id: string
  word: string
  off: Partial<AuditSearch>
}

/** The filters that are set in the menu, in words, each with what takes it away. */
export function useNamedAuditFilters({ action, actor, since }: AuditSearch): NamedFilter[] {
  const t = useTranslations('changes.filters')
  const wordOf = useActionWord()
  return [
    ...(action ? [{ id: 'action', word: wordOf(action), off: { action: null } }] : []),
    ...(actor ? [{ id: 'actor', word: t('byPerson', { person: actor }), off: { actor: null } }] : []),
    ...(since ? [{ id: 'since', word: t(since), off: { since: null } }] : []),
  ]
}
