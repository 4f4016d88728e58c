'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { configValueOf } from '@/lib/client/config-input'
import type { ConfigEntry } from '@/lib/contract/configs'
import { CheckedForm } from '../../ui/checked-form'
import { FieldNote } from '../../ui/field-note'
import { ProblemNotice } from '../../ui/problem-notice'
import { Skeleton } from '../../ui/skeleton'
import type { ChooseForm } from '../change-dialog'
import { useRefusalWords } from '../use-refusal-words'
import { ConfigField } from './config-field'
import { StagedValue } from './staged-value'
import { type Layer, type Staged, configChange, refusalsByConfig } from './staged-configs'

interface StagedFormProps extends ChooseForm {
  configs: readonly ConfigEntry[]
  layer: Layer
  staged: Staged
  onStaged: (staged: Staged) => void
  /** The rest of the input: what is configured. */
  target: Readonly<Record<string, string | number>>
}

/** The edits once more: planned as soon as they are here, and to be mended where the server or Kafka refuses one. */
export function StagedForm({ configs, layer, staged, onStaged, target, plan, planning, problem }: StagedFormProps) {
  const t = useTranslations('configEdit')
  const refusal = useRefusalWords()
  const [planned, setPlanned] = useState(staged)
  const [values, setValues] = useState<Readonly<Record<string, string>>>({})
  const hasBegun = useRef(false)
  const send = (next: Staged) => plan({ ...target, ...configChange(next) })
  useEffect(() => {
    if (hasBegun.current) return
    hasBegun.current = true
    send(staged)
  })
  const said = problem !== null && !planning && planned === staged ? problem : null
  const { byConfig, rest } = refusalsByConfig(said?.fields ?? [], staged)
  const isSaidAtFields = said !== null && said.fields.length > 0 && rest.length === 0
  if (planning && problem === null) {
    return (
      <output aria-busy="true" className="grid min-h-60 content-start gap-4">
        <span className="unseen">{t('checking')}</span>
        <Skeleton className="h-6 w-80" />
        <Skeleton className="w-full" />
        <Skeleton className="w-2/3" />
      </output>
    )
  }
  return (
    <CheckedForm
      faults={{}}
      refusal={said}
      isSending={planning}
      onSend={() => {
        setPlanned(staged)
        send(staged)
      }}
      className="grid max-w-160 gap-4"
    >
      {() => (
        <>
          {said && !isSaidAtFields && <ProblemNotice error={said} />}
          {Object.entries(staged).map(([name, value]) => {
            const config = configs.find((one) => one.name === name)
            const fault = byConfig[name]
            const error = fault === undefined ? undefined : refusal(fault)
            if (value === null) {
              return (
                <div key={name} className="grid gap-1">
                  <p className="text-12 font-medium">{name}</p>
                  <p>{config && <StagedValue config={config} layer={layer} value={null} />}</p>
                  <FieldNote id={`staged-${name}`} error={error} />
                </div>
              )
            }
            return (
              <ConfigField
                key={name}
                label={name}
                config={name}
                now={config?.value ?? null}
                value={values[name] ?? value}
                onChange={(text) => {
                  setValues({ ...values, [name]: text })
                  onStaged({ ...staged, [name]: configValueOf(name, text) })
                }}
                error={error}
                className="max-md:h-9"
              />
            )
          })}
        </>
      )}
    </CheckedForm>
  )
}
