'use client'

import { useTranslations } from 'next-intl'
import { Field } from '../../ui/field'
import { CsvTarget } from './csv-target'
import { GroupTarget } from './group-target'
import type { ResetDraft } from './reset-draft'
import type { Faults, Place } from './reset-input'
import { RowsTarget } from './rows-target'
import { SavedTarget } from './saved-target'
import { TimeTarget } from './time-target'
import { useFaultWords } from './use-fault-words'

interface TargetFieldsProps {
  cluster: string
  group: Place
  draft: ResetDraft
  onChange: (change: Partial<ResetDraft>) => void
  faults: Faults
}

/** What the chosen way to say where to needs to know. */
export function TargetFields({ cluster, group, draft, onChange, faults }: TargetFieldsProps) {
  const t = useTranslations('reset')
  const words = useFaultWords()
  const text = (field: 'duration' | 'shift' | 'offset') => (
    <Field
      label={t(field)}
      hint={t(`${field}Hint`)}
      error={words(faults[field])}
      name={field}
      value={draft[field]}
      onChange={(event) => onChange({ [field]: event.target.value })}
      autoComplete="off"
      spellCheck={false}
      className="max-w-55 max-md:h-9"
    />
  )
  switch (draft.to) {
    case 'timestamp':
      return <TimeTarget draft={draft} onChange={onChange} error={words(faults.at)} />
    case 'earliest':
    case 'latest':
    case 'current':
      return <p className="text-muted">{t(`explain.${draft.to}`)}</p>
    case 'duration':
    case 'shift':
    case 'offset':
      return text(draft.to)
    case 'group':
      return (
        <GroupTarget
          cluster={cluster}
          group={group.id}
          value={draft.group}
          onChange={(other) => onChange({ group: other })}
          error={words(faults.group)}
        />
      )
    case 'saved':
      return (
        <SavedTarget
          cluster={cluster}
          group={group.id}
          value={draft.saved}
          onChange={(saved) => onChange({ saved })}
          error={words(faults.saved)}
        />
      )
    case 'csv':
      return <CsvTarget value={draft.csv} onChange={(csv) => onChange({ csv })} fault={faults.csv} error={words(faults.csv)} />
    case 'rows':
      return (
        <RowsTarget
          rows={draft.rows}
          partitions={group.partitions}
          onChange={(rows) => onChange({ rows })}
          fault={faults.rows}
          error={words(faults.rows)}
        />
      )
  }
}
