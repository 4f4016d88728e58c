import { useTranslations } from 'next-intl'
import { cutMiddle, formatRoughDuration, formatShortWhen, secondsBetween } from '@/lib/client/format'
import type { Service } from '@/lib/contract/boards'
import type { IconName } from '../ui/icon'

const LOOKS = {
  kept: { icon: 'tick', mark: 'text-ok', word: 'text-muted', figure: 'text-ink' },
  close: { icon: 'triangle', mark: 'text-warn', word: 'text-warn font-medium', figure: 'text-ink' },
  missed: { icon: 'cross', mark: 'text-danger', word: 'text-danger font-medium', figure: 'text-danger' },
  unknown: { icon: 'dashed-question', mark: 'text-unknown', word: 'text-unknown', figure: 'text-unknown' },
} as const satisfies Record<Service['state'], { icon: IconName; mark: string; word: string; figure: string }>

type Shown = Pick<Service, 'state' | 'since' | 'matchedCount' | 'absent' | 'clusterGone'>

const LONGEST_NAME = 24

/** How a service stands to its target: the icon, the colours, and the word with since when. */
export function useTargetState(): (service: Shown, asOf: string) => (typeof LOOKS)[Service['state']] & { says: string } {
  const t = useTranslations('boards.state')
  return (service, asOf) => ({ ...LOOKS[service.state], says: words(service, asOf) })

  function words({ state, since, matchedCount, absent, clusterGone }: Shown, asOf: string): string {
    if (state === 'missed') return t('missed', { since: since === null ? 'none' : formatRoughDuration(secondsBetween(since, asOf)) })
    if (state !== 'unknown') return t(state)
    if (clusterGone) return t('clusterGone')
    const [first] = absent
    if (first !== undefined) return t('absent', { group: cutMiddle(first, LONGEST_NAME), more: absent.length - 1 })
    return matchedCount === 0 ? t('noGroup') : t('unknown', { since: since === null ? 'none' : formatShortWhen(since, asOf) })
  }
}
