'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { mayCollide } from '@/lib/domain/names/topic-name'
import type { ChooseForm } from '../../review/change-dialog'
import { CheckedForm } from '../../ui/checked-form'
import { Field } from '../../ui/field'
import { ProblemNotice } from '../../ui/problem-notice'
import { CountField } from './count-field'
import { type CreateDraft, EMPTY_DRAFT, createFaults, createInput } from './create-draft'
import { NewTopicConfigs } from './new-topic-configs'
import { brokersCount } from './usual-topic'
import { useCreateWords } from './use-create-words'
import { useUsualTopic } from './use-usual-topic'

/** Name, partitions, copies, and what of the brokers' defaults is to be otherwise. */
export function CreateTopicForm({ cluster, plan, planning, problem }: ChooseForm & { cluster: string }) {
  const t = useTranslations('topicChange.create')
  const words = useCreateWords()
  const usual = useUsualTopic(cluster)
  const [draft, setDraft] = useState(EMPTY_DRAFT)
  const [planned, setPlanned] = useState<CreateDraft | null>(null)
  const onChange = (change: Partial<CreateDraft>) => setDraft({ ...draft, ...change })
  const partitions = draft.partitions ?? String(usual.partitions?.count ?? '')
  const replicas = draft.replicas ?? String(usual.replicas?.count ?? '')
  const read = createInput({ ...draft, partitions, replicas }, usual.names)
  // What the server said holds until something is changed.
  const refusal = problem !== null && planned === draft && !planning ? problem : null
  const refused = createFaults(refusal?.fields ?? [])
  const isSaidAtFields = Object.keys(refused.faults).length > 0 && refused.rest.length === 0
  return (
    <CheckedForm
      faults={'faults' in read ? read.faults : {}}
      refusal={refusal}
      isSending={planning}
      onSend={() => {
        setPlanned(draft)
        if ('value' in read) plan(read.value)
      }}
      className="grid gap-x-10 gap-y-5 md:grid-cols-2"
    >
      {(own) => {
        const faults = { ...refused.faults, ...own }
        return (
          <>
            {refusal && !isSaidAtFields && (
              <div className="md:col-span-2">
                <ProblemNotice error={refusal} />
              </div>
            )}
            <div className="grid content-start gap-5">
              <Field
                label={t('name')}
                hint={mayCollide(draft.topic) ? t('nameCollides') : t('nameHint')}
                error={words(faults.topic)}
                name="topic"
                value={draft.topic}
                onChange={(event) => onChange({ topic: event.target.value })}
                autoComplete="off"
                autoCapitalize="off"
                spellCheck={false}
                // oxlint-disable-next-line jsx-a11y/no-autofocus -- the first thing of a dialog that somebody has just opened
                autoFocus
                className="max-md:h-9"
              />
              <CountField
                name="partitions"
                value={partitions}
                usual={usual.partitions}
                brokers={brokersCount(usual.configs, 'num.partitions')}
                error={words(faults.partitions)}
                onChange={(text) => onChange({ partitions: text })}
              />
              <CountField
                name="replicas"
                value={replicas}
                usual={usual.replicas}
                brokers={brokersCount(usual.configs, 'default.replication.factor')}
                error={words(faults.replicas)}
                onChange={(text) => onChange({ replicas: text })}
              />
            </div>
            <NewTopicConfigs draft={draft} onChange={onChange} brokers={usual.configs} faults={faults} />
          </>
        )
      }}
    </CheckedForm>
  )
}
