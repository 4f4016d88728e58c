'use client'

import { useTranslations } from 'next-intl'
import { type ComponentProps, useId } from 'react'
import { configChoices, configValueOf } from '@/lib/client/config-input'
import { configMeaning } from '@/lib/client/configs'
import { Field } from '../../ui/field'

interface ConfigFieldProps extends Omit<ComponentProps<typeof Field>, 'value' | 'onChange' | 'list'> {
  config: string
  /** What it is now, by which its choices are known. */
  now: string | null
  value: string
  onChange: (value: string) => void
}

/** A value of a config: times and sizes may be typed as people say them, and Kafka's own writing of them is shown. */
export function ConfigField({ config, now, value, onChange, hint, ...rest }: ConfigFieldProps) {
  const t = useTranslations('configEdit')
  const listId = useId()
  const choices = configChoices(config, now)
  const sent = configValueOf(config, value)
  const meaning = configMeaning(config, sent)
  const unit = config.endsWith('.ms') ? 'ms' : config.endsWith('.bytes') ? 'bytes' : null
  const read = sent === value.trim() ? meaning : [sent, meaning].filter((part) => part !== null).join(', ')
  return (
    <>
      <Field
        name={config}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        hint={value !== '' && read ? t('isRead', { read }) : (hint ?? (unit && t(`unit.${unit}`)))}
        autoComplete="off"
        spellCheck={false}
        list={choices.length > 0 ? listId : undefined}
        {...rest}
      />
      {choices.length > 0 && (
        <datalist id={listId}>
          {choices.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </datalist>
      )}
    </>
  )
}
