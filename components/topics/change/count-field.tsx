'use client'

import { useTranslations } from 'next-intl'
import { formatCount } from '@/lib/client/format'
import { Field } from '../../ui/field'
import type { Usual } from './usual-topic'

interface CountFieldProps {
  name: 'partitions' | 'replicas'
  value: string
  /** What it begins with; null while that is not known. */
  usual: Usual | null
  /** What the brokers would take by themselves; null where that is not known. */
  brokers: number | null
  error: string | undefined
  onChange: (value: string) => void
}

/** How many partitions or copies, where the figure in it comes from, and what the brokers would take. */
export function CountField({ name, value, usual, brokers, error, onChange }: CountFieldProps) {
  const t = useTranslations('topicChange.create')
  const from = usual !== null && value === String(usual.count) ? usual.from : null
  return (
    <div className="grid gap-1">
      <Field
        label={t(name)}
        hint={
          <>
            {from === null ? t(`${name}Hint`) : t(`${name}From.${from}`)}{' '}
            {brokers !== null && value !== String(brokers) && (
              <button type="button" className="link max-md:min-h-9" onClick={() => onChange(String(brokers))}>
                {t('takeBrokers', { count: formatCount(brokers) })}
              </button>
            )}
          </>
        }
        error={error}
        name={name}
        inputMode="numeric"
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="max-w-40 max-md:h-9"
      />
    </div>
  )
}
