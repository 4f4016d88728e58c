import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { whoMayQuery } from '@/lib/client/queries/access'
import type { Needed } from '@/lib/client/api-problem'

/** As many as GET /who-may names. */
const MOST_NAMED = 20

/** Who may do it, as a sentence; null before anybody has asked, and while there is no answer. */
export function useWhoMay(needs: Needed, isAsked: boolean): string | null {
  const t = useTranslations('whoMay')
  const { data, error } = useQuery({ ...whoMayQuery(needs), enabled: isAsked })
  if (!isAsked) return null
  if (!data) return t(error ? 'unknown' : 'asking')
  if (data.roles.length === 0) return t('noRole')
  const roles = data.roles.map(({ title }) => title).join(', ')
  if (data.people.length === 0) return t('nobody', { roles, count: data.roles.length })
  return t('people', { roles, count: data.roles.length, people: data.people.join(', '), isCut: String(data.people.length >= MOST_NAMED) })
}
