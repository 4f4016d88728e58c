'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { useDebounced } from '@/lib/client/use-debounced'
import type { Permission } from '@/lib/domain/access/permissions'
import { Field } from '../../ui/field'
import { SelectField } from '../../ui/select-field'
import { useActWords } from '../grant/use-act-words'
import type { Holder } from './holders'
import { PLACES, type Place } from './search-params'
import type { usePlace } from './use-place'

interface WhoToolbarProps {
  place: ReturnType<typeof usePlace>
  holders: readonly Holder[]
}

/** The question, word by word. */
export function WhoToolbar({ place, holders }: WhoToolbarProps) {
  const t = useTranslations('access.who')
  const words = useActWords()
  const { search, setSearch, clusters, cluster, acts, act } = place
  const isNamed = search.type !== 'cluster' && search.type !== 'console'
  return (
    <div className="mb-4 flex flex-wrap items-end gap-x-3 gap-y-2 max-md:grid max-md:grid-cols-2">
      <SelectField
        label={t('who')}
        value={search.who ?? ''}
        onChange={(who) => void setSearch({ who: who || null })}
        className="max-w-52 max-md:w-full"
      >
        <option value="">{t('anybody')}</option>
        {(['person', 'group', 'token'] as const).map((kind) => (
          <optgroup key={kind} label={t(`kinds.${kind}`)}>
            {holders
              .filter((holder) => holder.kind === kind)
              .map(({ key, name }) => (
                <option key={key} value={key}>
                  {name}
                </option>
              ))}
          </optgroup>
        ))}
      </SelectField>
      <SelectField
        label={t('may')}
        value={search.who !== null && search.act === null ? '' : act}
        // The cast: these are the values of the options below.
        onChange={(value) => void setSearch({ act: (value || null) as Permission | null })}
        className="max-w-60 max-md:w-full"
      >
        {search.who !== null && <option value="">{t('anything')}</option>}
        {acts.map((one) => (
          <option key={one} value={one}>
            {words([one])}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('on')}
        value={search.type}
        // The cast: as above.
        onChange={(type) => void setSearch({ type: type as Place, name: null, act: null })}
        className="max-md:w-full"
      >
        {PLACES.map((type) => (
          <option key={type} value={type}>
            {t(`types.${type}`)}
          </option>
        ))}
      </SelectField>
      {isNamed && (
        <NameField
          key={search.type}
          label={t('name')}
          hint={t('nameHint')}
          value={search.name}
          onChange={(name) => void setSearch({ name: name || null })}
        />
      )}
      {search.type !== 'console' && (
        <SelectField label={t('in')} value={cluster.id} onChange={(id) => void setSearch({ cluster: id })} className="max-md:w-full">
          {clusters.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
    </div>
  )
}

interface NameFieldProps {
  label: string
  hint: string
  value: string
  onChange: (name: string) => void
}

/** The URL follows when somebody has stopped typing. */
function NameField({ label, hint, value, onChange }: NameFieldProps) {
  const [typed, setTyped] = useState(value)
  const settled = useDebounced(typed)
  useEffect(() => {
    if (settled !== value) onChange(settled)
    // Only what was typed asks for another answer.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [settled])
  return (
    <Field
      label={label}
      placeholder={hint}
      value={typed}
      maxLength={249}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => setTyped(event.target.value)}
    />
  )
}
