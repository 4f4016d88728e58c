'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { TopicDetail } from '@/lib/contract/topics'
import type { ChooseForm } from '../../review/change-dialog'
import { useRefusalWords } from '../../review/use-refusal-words'
import { CheckedForm } from '../../ui/checked-form'
import { Field } from '../../ui/field'
import { ProblemNotice } from '../../ui/problem-notice'
import { RadioList } from '../../ui/radio-list'
import { FIRST_RECORDS_DRAFT, RECORDS_WAYS, type RecordsDraft, type RecordsFault, recordsBefore, recordsFaults } from './records-draft'
import { RecordsTable } from './records-table'

/** Up to where the records go: everywhere to the end, everywhere to one offset, or each partition by itself. */
export function DeleteRecordsForm({ detail, plan, planning, problem }: ChooseForm & { detail: TopicDetail }) {
  const t = useTranslations('topicChange.delete-records')
  const refusal = useRefusalWords()
  const [draft, setDraft] = useState(FIRST_RECORDS_DRAFT)
  const [planned, setPlanned] = useState<RecordsDraft | null>(null)
  const { partitions } = detail
  const read = recordsBefore(draft, partitions)
  const said = problem !== null && planned === draft && !planning ? problem : null
  const refused = recordsFaults(said?.fields ?? [], draft.way, 'value' in read ? read.value : [])
  const isSaidAtFields = Object.keys(refused.faults).length > 0 && refused.rest.length === 0
  const words = (fault: RecordsFault | undefined) => {
    if (fault === undefined) return undefined
    if (fault.code === 'refused') return refusal(fault.message)
    return fault.code === 'row' ? t('fault.row', { partition: String(fault.partition) }) : t(`fault.${fault.code}`)
  }
  return (
    <CheckedForm
      faults={'faults' in read ? read.faults : {}}
      refusal={said}
      isSending={planning}
      onSend={() => {
        setPlanned(draft)
        if ('value' in read) plan({ topic: detail.topic.id, before: read.value })
      }}
      className="grid max-w-200 gap-5"
    >
      {(own) => {
        const faults = { ...refused.faults, ...own }
        return (
          <>
            {said && !isSaidAtFields && <ProblemNotice error={said} />}
            <RadioList
              legend={t('which')}
              name="way"
              takesFocus
              options={RECORDS_WAYS.map((value) => ({ value, label: t(`way.${value}`), note: t(`note.${value}`) }))}
              value={draft.way}
              onChange={(way) => setDraft({ ...draft, way })}
            />
            {draft.way === 'offset' && (
              <Field
                label={t('offset')}
                hint={t('offsetHint')}
                error={words(faults.offset)}
                name="offset"
                inputMode="numeric"
                autoComplete="off"
                value={draft.offset}
                onChange={(event) => setDraft({ ...draft, offset: event.target.value })}
                className="max-w-55 max-md:h-9"
              />
            )}
            {draft.way === 'rows' && (
              <RecordsTable
                topic={detail.topic.id}
                partitions={partitions}
                rows={draft.rows}
                onChange={(rows) => setDraft({ ...draft, rows })}
                wrong={wrongPartition(faults.rows)}
                error={words(faults.rows)}
              />
            )}
          </>
        )
      }}
    </CheckedForm>
  )
}

function wrongPartition(fault: RecordsFault | undefined): number | null {
  return fault !== undefined && 'partition' in fault ? fault.partition : null
}
