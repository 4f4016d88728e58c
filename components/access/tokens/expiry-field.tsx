'use client'

import { useTranslations } from 'next-intl'
import { Field } from '../../ui/field'
import { Notice } from '../../ui/notice'
import { RadioList } from '../../ui/radio-list'
import { EXPIRY_DAYS, type Expiry } from './expiry'

interface ExpiryFieldProps {
  value: Expiry
  date: string
  /** Today, as the person's zone has it: the first day that can be chosen. */
  today: string
  error: string | undefined
  onChange: (change: { expiry?: Expiry; date?: string }) => void
}

/** When a token ends. For ever is possible, and what that means is said. */
export function ExpiryField({ value, date, today, error, onChange }: ExpiryFieldProps) {
  const t = useTranslations('access.expiry')
  return (
    <div className="grid gap-2">
      <RadioList
        legend={t('label')}
        name="expiry"
        isInline
        value={value}
        onChange={(expiry) => onChange({ expiry })}
        options={[
          ...EXPIRY_DAYS.map((days) => ({ value: days as Expiry, label: t('days', { days }) })),
          { value: 'date', label: t('date') },
          { value: 'never', label: t('never') },
        ]}
      />
      {value === 'date' && (
        <Field
          label={t('dateLabel')}
          type="date"
          name="date"
          min={today}
          value={date}
          hint={t('dateHint')}
          error={error}
          className="max-w-44"
          onChange={(event) => onChange({ date: event.target.value })}
        />
      )}
      {value === 'never' && <Notice tone="warn">{t('neverNote')}</Notice>}
    </div>
  )
}
