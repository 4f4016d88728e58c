'use client'

import { useTranslations } from 'next-intl'
import { type ChangeEvent, type DragEvent, useId, useRef, useState } from 'react'
import { Button } from '../../ui/button'
import { CsvErrors } from './csv-errors'
import { FieldNote, controlClass } from '../../ui/field-note'
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
  const file = useRef<HTMLInputElement>(null)
  const [isTooLarge, setIsTooLarge] = useState(false)
  const read = async (chosen: File | undefined) => {
    if (!chosen) return
    setIsTooLarge(chosen.size > MOST_BYTES)
    if (chosen.size <= MOST_BYTES) onChange(await chosen.text())
  }
  const pick = (event: ChangeEvent<HTMLInputElement>) => {
    void read(event.target.files?.[0])
    // The same file can be chosen again once it has been mended.
    event.target.value = ''
  }
  const drop = (event: DragEvent) => {
    if (event.dataTransfer.files.length === 0) return
    event.preventDefault()
    void read(event.dataTransfer.files[0])
  }
  const wrong = isTooLarge ? t('csvTooLarge') : error
  return (
    <div className="grid gap-1">
      <div className="flex items-end justify-between gap-3">
        <label htmlFor={id} className="text-12 font-medium">
          {t('csv')}
        </label>
        <input ref={file} type="file" accept=".csv,text/csv,text/plain" onChange={pick} hidden />
        <Button look="quiet" onClick={() => file.current?.click()}>
          {t('csvFile')}
        </Button>
      </div>
      <textarea
        id={id}
        name="csv"
        rows={7}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onDrop={drop}
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
