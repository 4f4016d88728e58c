'use client'

import { useTranslations } from 'next-intl'
import { Field } from '../../ui/field'
import { RadioList } from '../../ui/radio-list'

interface FieldProps<Value> {
  value: Value
  onChange: (value: Value) => void
}

interface TypedFieldProps extends FieldProps<string> {
  error: string | undefined
}

/** Of a text that is no prose. */
export const AS_TYPED = { autoComplete: 'off', autoCapitalize: 'off', spellCheck: false } as const

export function PrincipalField({ value, onChange, error }: TypedFieldProps) {
  const t = useTranslations('acls.change')
  return (
    <Field
      label={t('principal')}
      hint={t('principalHint')}
      error={error}
      name="principal"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      maxLength={512}
      {...AS_TYPED}
    />
  )
}

export function HostField({ value, onChange, error }: TypedFieldProps) {
  const t = useTranslations('acls.change')
  return (
    <Field
      label={t('host')}
      hint={t('hostHint')}
      error={error}
      name="host"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      maxLength={255}
      {...AS_TYPED}
    />
  )
}

/** Whether a name is one, or what names begin with. */
export function PatternField({ value, onChange }: FieldProps<'LITERAL' | 'PREFIXED'>) {
  const t = useTranslations('acls.change')
  const tPattern = useTranslations('acls.pattern')
  return (
    <RadioList
      legend={t('patternType')}
      name="pattern"
      isInline
      options={(['LITERAL', 'PREFIXED'] as const).map((one) => ({ value: one, label: tPattern(one) }))}
      value={value}
      onChange={onChange}
    />
  )
}
