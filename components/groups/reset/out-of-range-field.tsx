'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { FieldNote } from '../../ui/field-note'
import { RadioList } from '../../ui/radio-list'
import { OUT_OF_RANGE, type ResetDraft, canMissTheLog } from './reset-draft'

interface OutOfRangeFieldProps {
  draft: Pick<ResetDraft, 'to' | 'outOfRange'>
  onChange: (change: Pick<ResetDraft, 'outOfRange'>) => void
  error: string | undefined
}

/** What to do where the target is outside a log; nothing where it cannot be. */
export function OutOfRangeField({ draft, onChange, error }: OutOfRangeFieldProps) {
  const t = useTranslations('reset')
  const noteId = useId()
  if (!canMissTheLog(draft.to)) return null
  return (
    <div className="grid gap-1">
      <RadioList
        legend={t('outOfRange')}
        name="outOfRange"
        isInline
        isInvalid={error !== undefined}
        describedBy={noteId}
        options={OUT_OF_RANGE.map((value) => ({ value, label: t(`range.${value}`) }))}
        value={draft.outOfRange}
        onChange={(outOfRange) => onChange({ outOfRange })}
      />
      <FieldNote id={noteId} hint={t(`rangeHint.${draft.outOfRange}`)} error={error} />
    </div>
  )
}
