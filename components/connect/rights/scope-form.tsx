'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import type { ExactRights } from '@/lib/contract/rights'
import { Button } from '../../ui/button'
import { Field } from '../../ui/field'
import { Notice } from '../../ui/notice'

interface ScopeFormProps {
  exact: ExactRights
  prefix: string | null
  onChange: (prefix: string | null) => void
}

/** Who the console is to Kafka and which names it is for: what it lacks is told, and granted, for these alone. */
export function ScopeForm({ exact: { principal, principalIsSure, scope }, prefix, onChange }: ScopeFormProps) {
  const t = useTranslations('connection.rights')
  const [typed, setTyped] = useState(prefix ?? '')
  const patterns = [
    ...new Set([...scope.topics, ...scope.groups].map(({ name, patternType }) => (patternType === 'PREFIXED' ? `${name}*` : name))),
  ]
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onChange(typed.trim())
  }
  const bold = (words: React.ReactNode) => <b className="wrap-anywhere">{words}</b>
  return (
    <div className="mt-3 grid gap-2">
      <p>
        {principal === null ? t('principalUnknown') : t.rich(principalIsSure ? 'principal' : 'principalGuessed', { b: bold, principal })}{' '}
        {t.rich(`scope.${scope.from}`, { b: bold, names: patterns.slice(0, 5).join(', ') })}
      </p>
      {principal !== null && !principalIsSure && <Notice tone="unknown">{t('principalNote')}</Notice>}
      <form onSubmit={submit} className="flex flex-wrap items-end gap-2">
        <div className="w-60 max-md:w-full">
          <Field
            label={t('prefix')}
            value={typed}
            maxLength={249}
            placeholder={t('prefixPlaceholder')}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            onChange={({ target: { value } }) => setTyped(value)}
          />
        </div>
        <Button type="submit">{t('show')}</Button>
        {prefix !== null && (
          <Button
            look="quiet"
            onClick={() => {
              setTyped('')
              onChange(null)
            }}
          >
            {t('findOut')}
          </Button>
        )}
      </form>
    </div>
  )
}
