'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { Button } from '../../ui/button'
import { CsvErrors } from './csv-errors'
import { FieldNote, controlClass } from '../../ui/field-note'
import { useTextFile } from '../../ui/use-text-file'
import type { Fault } from './reset-input'

/** A line of the longest names is some 300 bytes: this is tens of thousands of partitions. */
const MOST_BYTES = 5_000_000

const EXAMPLE = 'payments,0,88202586\npayments,1,88266116'

interface CsvTargetProps {
  value: string
  onChange: (csv: string) => void
  fault: Fault | undefined
  error: string | undefined
}

/** The CSV of kafka-consumer-groups.sh, pasted, dropped or from a file. */
export function CsvTarget({ value, onChange, fault, error }: CsvTargetProps) {
  const t = useTranslations('reset')
  const id = useId()
  const file = useTextFile(MOST_BYTES, onChange)
  const wrong = file.isTooLarge ? t('csvTooLarge') : error
  return (
    <div className="grid gap-1">
      <div className="flex items-end justify-between gap-3">
        <label htmlFor={id} className="text-12 font-medium">
          {t('csv')}
        </label>
        <input {...file.input} accept=".csv,text/csv,text/plain" />
        <Button look="quiet" onClick={file.pick}>
          {t('csvFile')}
        </Button>
      </div>
      <textarea
        id={id}
        name="csv"
        rows={7}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onDrop={file.drop}
        spellCheck={false}
        autoComplete="off"
        placeholder={EXAMPLE}
        aria-invalid={wrong === undefined ? undefined : true}
        aria-describedby={`${id}-note`}
        className={`${controlClass(wrong !== undefined)} w-full resize-y py-1.5 font-mono text-12`}
      />
      <FieldNote id={`${id}-note`} hint={t('csvHint')} error={wrong} />
      {fault?.code === 'csv' && <CsvErrors errors={fault.errors} />}
    </div>
  )
}
