'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { groupQueries } from '@/lib/client/queries/groups'
import { useDebounced } from '@/lib/client/use-debounced'
import { Field } from '../../ui/field'

interface GroupTargetProps {
  cluster: string
  /** The group itself, which is not offered. */
  group: string
  value: string
  onChange: (group: string) => void
  error: string | undefined
}

/** Another group of the cluster, by name. Share groups have no commits to take. */
export function GroupTarget({ cluster, group, value, onChange, error }: GroupTargetProps) {
  const t = useTranslations('reset')
  const list = useId()
  const q = useDebounced(value.trim())
  const { data } = useQuery(groupQueries.pages(cluster, { q, sort: 'id' })(0))
  const offered = data?.items.filter(({ id, type }) => id !== group && id !== '' && type !== 'share') ?? []
  return (
    <>
      <Field
        label={t('otherGroup')}
        name="group"
        list={list}
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        hint={t('otherGroupHint')}
        error={error}
        className="max-w-100 max-md:h-9"
      />
      <datalist id={list}>
        {offered.map(({ id }) => (
          <option key={id} value={id}>
            {id}
          </option>
        ))}
      </datalist>
    </>
  )
}
