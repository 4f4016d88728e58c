'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { ChooseForm } from '../../review/change-dialog'
import { Button } from '../../ui/button'
import { CheckedForm } from '../../ui/checked-form'
import { ProblemNotice } from '../../ui/problem-notice'
import { RadioList } from '../../ui/radio-list'
import { TextAreaField } from '../../ui/text-area-field'
import { useTextFile } from '../../ui/use-text-file'

const FORMATS = ['csv', 'yaml'] as const
type Format = (typeof FORMATS)[number]

/** Tens of thousands of rules. */
const MOST_BYTES = 2_000_000

const EXAMPLES: Readonly<Record<Format, string>> = {
  csv: 'principal,host,resourceType,resourceName,patternType,operation,permission\nUser:risk,*,TOPIC,payments,LITERAL,READ,ALLOW',
  yaml: '- principal: User:risk\n  host: "*"\n  resourceType: TOPIC\n  resourceName: payments\n  patternType: LITERAL\n  operation: READ\n  permission: ALLOW',
}

/** Rules from a file or pasted. What it does not mention stays, unless somebody says otherwise. */
export function ImportForm({ plan, planning, problem }: ChooseForm) {
  const t = useTranslations('acls.change')
  const [format, setFormat] = useState<Format>('csv')
  const [text, setText] = useState('')
  const [others, setOthers] = useState<'keep' | 'remove'>('keep')
  const [planned, setPlanned] = useState<string | null>(null)
  const file = useTextFile(MOST_BYTES, (read, name) => {
    if (/\.ya?ml$/i.test(name)) setFormat('yaml')
    else if (/\.csv$/i.test(name)) setFormat('csv')
    setText(read)
  })
  const asked = `${format} ${others} ${text}`
  const said = problem !== null && planned === asked && !planning ? problem : null
  const refused = said?.fields.filter(({ path }) => path.startsWith('input.text')) ?? []
  return (
    <CheckedForm
      faults={text.trim() === '' ? { text: t('emptyText') } : {}}
      refusal={said}
      isSending={planning}
      onSend={() => {
        setPlanned(asked)
        plan({ format, text, removeOthers: others === 'remove' })
      }}
      className="grid max-w-220 gap-5"
    >
      {(own: { text?: string }) => (
        <>
          {said && refused.length === 0 && <ProblemNotice error={said} />}
          <div className="flex flex-wrap items-end justify-between gap-3">
            <RadioList
              legend={t('format')}
              name="format"
              isInline
              options={FORMATS.map((value) => ({ value, label: value.toUpperCase() }))}
              value={format}
              onChange={setFormat}
            />
            <input {...file.input} accept=".csv,.yaml,.yml,text/csv,text/plain" />
            <Button look="quiet" onClick={file.pick}>
              {t('file')}
            </Button>
          </div>
          <TextAreaField
            label={t('text')}
            hint={t('textHint')}
            error={file.isTooLarge ? t('tooLarge') : refused.map(({ message }) => message).join(' ') || own.text}
            name="text"
            rows={10}
            value={text}
            placeholder={EXAMPLES[format]}
            onChange={(event) => setText(event.target.value)}
            onDrop={file.drop}
            autoComplete="off"
            className="w-full py-1.5 font-mono text-12"
          />
          <RadioList
            legend={t('others')}
            name="others"
            options={(['keep', 'remove'] as const).map((value) => ({ value, label: t(`othersOption.${value}`) }))}
            value={others}
            onChange={setOthers}
          />
        </>
      )}
    </CheckedForm>
  )
}
