'use client'

import { useTranslations } from 'next-intl'
import { MenuChoice } from '../ui/menu'
import { SINCE } from './search-params'

interface Chosen {
  actor: string | null
  since: (typeof SINCE)[number] | null
}

interface WhoAndWhenProps extends Chosen {
  /** Who can be chosen; who is chosen stays so. */
  people: readonly string[]
  /** The name of whoever looks, where it is to be called theirs. */
  me?: string | undefined
  onChange: (change: Partial<Chosen>) => void
}

const ANY = ''

/** By whom, and since when: the choices of every list of what was done. */
export function WhoAndWhen({ actor, since, people, me, onChange }: WhoAndWhenProps) {
  const t = useTranslations('changes.filters')
  const offered = [...new Set([...(me ? [me] : []), ...people, ...(actor ? [actor] : [])])]
  return (
    <>
      <MenuChoice
        label={t('person')}
        value={actor ?? ANY}
        onChange={(person) => onChange({ actor: person || null })}
        options={[
          { value: ANY, label: t('anyone') },
          ...offered.map((person) => ({ value: person, label: person === me ? t('me') : person })),
        ]}
      />
      <MenuChoice
        label={t('time')}
        value={since ?? ANY}
        onChange={(value) => onChange({ since: SINCE.find((one) => one === value) ?? null })}
        options={[{ value: ANY, label: t('anyTime') }, ...SINCE.map((one) => ({ value: one, label: t(one) }))]}
      />
    </>
  )
}
