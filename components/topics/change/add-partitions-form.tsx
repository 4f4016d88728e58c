'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { formatCount } from '@/lib/client/format'
import type { TopicItem } from '@/lib/contract/topics'
import type { ChooseForm } from '../../review/change-dialog'
import { useRefusalWords } from '../../review/use-refusal-words'
import { CheckedForm } from '../../ui/checked-form'
import { Field } from '../../ui/field'
import { MOST_NEW_PARTITIONS } from '@/lib/domain/change/most-new-partitions'
import { ProblemNotice } from '../../ui/problem-notice'

/** How many partitions the topic is to have. */
export function AddPartitionsForm({ topic, plan, planning, problem }: ChooseForm & { topic: TopicItem }) {
  const t = useTranslations('topicChange.add-partitions')
  const refusal = useRefusalWords()
  const [text, setText] = useState('')
  const [planned, setPlanned] = useState('')
  const said = problem !== null && planned === text && !planning ? problem : null
  const refused = said?.fields.find(({ path }) => path === 'input.count')?.message
  const digits = text.trim().replaceAll(/(?<=\d)[,_  ](?=\d)/g, '')
  const count = /^\d{1,10}$/.test(digits) ? Number(digits) : null
  const more = count === null ? 0 : count - topic.partitions
  const wrong = count === null ? 'notWhole' : more <= 0 ? 'notMore' : more > MOST_NEW_PARTITIONS ? 'tooMany' : null
  const fault = wrong === null ? undefined : t(wrong, { now: topic.partitions, most: MOST_NEW_PARTITIONS })
  return (
    <CheckedForm
      faults={fault === undefined ? {} : { count: fault }}
      refusal={said}
      isSending={planning}
      onSend={() => {
        setPlanned(text)
        plan({ topic: topic.id, count })
      }}
      className="grid max-w-160 gap-4"
    >
      {(own) => (
        <>
          {said && refused === undefined && <ProblemNotice error={said} />}
          <p className="text-muted">{t('explain')}</p>
          <Field
            label={t('count')}
            hint={
              fault === undefined ? t('more', { now: formatCount(topic.partitions), count: more }) : t('hint', { now: topic.partitions })
            }
            error={own.count ?? (refused === undefined ? undefined : refusal(refused))}
            name="count"
            inputMode="numeric"
            autoComplete="off"
            value={text}
            onChange={(event) => setText(event.target.value)}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- all there is to say in a dialog that somebody has just opened
            autoFocus
            className="max-w-40 max-md:h-9"
          />
        </>
      )}
    </CheckedForm>
  )
}
