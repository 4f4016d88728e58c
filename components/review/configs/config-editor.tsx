'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { configValueOf } from '@/lib/client/config-input'
import type { ConfigEntry } from '@/lib/contract/configs'
import { Button } from '../../ui/button'
import { CheckedForm } from '../../ui/checked-form'
import { ConfigField } from './config-field'

interface ConfigEditorProps {
  config: ConfigEntry
  /** What the field begins with. */
  first: string
  onDone: (value: string) => void
  onCancel: () => void
}

/** The new value of one config, in its row. Nothing is sent yet. */
export function ConfigEditor({ config, first, onDone, onCancel }: ConfigEditorProps) {
  const t = useTranslations('configEdit')
  const [value, setValue] = useState(first)
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Esc is that of the field inside
    <div
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        onCancel()
      }}
    >
      <CheckedForm
        faults={{}}
        refusal={null}
        isSending={false}
        onSend={() => onDone(configValueOf(config.name, value))}
        className="mb-3 flex max-w-180 flex-wrap items-start gap-2 whitespace-normal"
      >
        {() => (
          <>
            <div className="min-w-50 flex-1">
              <ConfigField
                label={t('newValue', { config: config.name })}
                config={config.name}
                now={config.value}
                value={value}
                onChange={setValue}
                // oxlint-disable-next-line jsx-a11y/no-autofocus -- somebody has just asked to type here
                autoFocus
                className="max-md:h-9"
              />
            </div>
            {/* On the line of the field, below its label. */}
            <div className="flex gap-2 pt-5">
              <Button type="submit" className="max-md:h-9">
                {t('keep')}
              </Button>
              <Button look="quiet" onClick={onCancel} className="max-md:h-9">
                {t('cancel')}
              </Button>
            </div>
          </>
        )}
      </CheckedForm>
    </div>
  )
}
