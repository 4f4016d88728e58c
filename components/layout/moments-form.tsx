'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { lengthOf, type TimeRange } from '@/lib/client/time-range'
import { shownTimeZone } from '@/lib/client/time-zone'
import { typedTime } from '@/lib/client/zoned-time'
import { Button } from '../ui/button'
import { CheckedForm } from '../ui/checked-form'
import { Field } from '../ui/field'
import { PickTime } from '../ui/pick-time'
import { momentsOfRange } from './moments'

interface MomentsFormProps {
  range: TimeRange
  onSend: (range: { from: number; to: number }, event: Event) => void
}

const FIELDS = ['from', 'to'] as const

/** From one moment to another, by the clock that the pages go by. */
export function MomentsForm({ range, onSend }: MomentsFormProps) {
  const t = useTranslations('timeRange')
  const zone = shownTimeZone()
  const [now] = useState(() => Math.floor(Date.now() / 1000) * 1000)
  const [typed, setTyped] = useState(() => {
    const { from, to } = 'last' in range ? { from: now - lengthOf(range), to: now } : range
    return { from: typedTime(from, zone), to: typedTime(to, zone) }
  })
  const read = momentsOfRange(typed, zone, now)
  const faults = 'faults' in read ? read.faults : {}
  return (
    <CheckedForm
      faults={faults}
      refusal={null}
      isSending={false}
      onSend={() => 'from' in read && onSend(read, new Event('submit'))}
      className="grid gap-2"
    >
      {(said) => (
        <>
          <h3 className="text-12 font-medium">{t('moments')}</h3>
          {FIELDS.map((field) => (
            <div key={field} className="flex items-start gap-1">
              <div className="flex-1">
                <Field
                  label={t(field)}
                  name={field}
                  value={typed[field]}
                  onChange={(event) => setTyped({ ...typed, [field]: event.target.value })}
                  error={said[field] && t(`faults.${said[field]}`)}
                  autoComplete="off"
                  spellCheck={false}
                />
              </div>
              <div className="mt-5">
                <PickTime
                  label={t('pick', { field })}
                  value={typed[field]}
                  zone={zone}
                  onChange={(value) => setTyped({ ...typed, [field]: value })}
                />
              </div>
            </div>
          ))}
          <div className="mt-1 flex items-center gap-3">
            <span className="min-w-0 flex-1 text-12 wrap-anywhere text-muted">{t('zone', { zone })}</span>
            <Button type="submit" look="primary">
              {t('apply')}
            </Button>
          </div>
        </>
      )}
    </CheckedForm>
  )
}
