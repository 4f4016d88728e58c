'use client'

import { useTranslations } from 'next-intl'
import { configMeaning } from '@/lib/client/configs'

interface ConfigValueProps {
  name: string
  /** null: not given out, or not set. */
  value: string | null
  isSensitive: boolean
}

/** A value as Kafka has it, and what it means where the number does not say. */
export function ConfigValue({ name, value, isSensitive }: ConfigValueProps) {
  const t = useTranslations('configs')
  if (value === null) return <span className="text-muted">{t(isSensitive ? 'notGivenOut' : 'notSet')}</span>
  if (value === '') return <span className="text-muted">{t('emptyValue')}</span>
  const meaning = configMeaning(name, value)
  return (
    <>
      <span title={value} className="font-mono text-12">
        {value}
      </span>
      {meaning && <span className="ml-2 text-muted">{meaning}</span>}
    </>
  )
}
