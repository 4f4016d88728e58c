'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import type { SavedOffsetsItem } from '@/lib/contract/changes'
import { formatShortWhen } from '@/lib/client/format'
import { changeQueries } from '@/lib/client/queries/changes'
import { savedOffsetsQueries } from '@/lib/client/queries/saved-offsets'
import { ProblemNotice } from '../../ui/problem-notice'
import { Skeleton } from '../../ui/skeleton'
import { FieldNote } from '../../ui/field-note'
import { RadioList } from '../../ui/radio-list'

const KINDS = ['reset-offsets', 'delete-offsets', 'delete'] as const

interface SavedTargetProps {
  cluster: string
  group: string
  value: string
  onChange: (id: string) => void
  error: string | undefined
}

/** The moments at which the offsets of this group were kept, newest first, each by what kept them. */
export function SavedTarget({ cluster, group, value, onChange, error }: SavedTargetProps) {
  const t = useTranslations('reset')
  const noteId = useId()
  const [now] = useState(() => Date.now())
  const { data, error: failed } = useQuery(savedOffsetsQueries.list(cluster, group))
  // Who reset it then is in the record of that change; without it the moment can be chosen all the same.
  const { data: changes } = useQuery({
    ...changeQueries.pages(cluster, { targetType: 'group', target: group })(0),
    enabled: data?.items.some(({ change }) => change !== null) === true,
  })
  if (failed) return <ProblemNotice error={failed} />
  if (!data) return <Skeleton className="h-7 w-60" />
  if (data.items.length === 0) return <p className="text-muted">{t('noSaved')}</p>
  const words = (item: SavedOffsetsItem) => {
    const at = formatShortWhen(item.at, now)
    if (item.cause === 'periodic') return t('savedPeriodic', { at })
    const change = changes?.items.find(({ id }) => id === item.change)
    const kind = KINDS.find((one) => change?.kind === `group.${one}`) ?? 'other'
    return t(`savedBefore.${kind}`, { at, who: change?.actor.name || 'none' })
  }
  return (
    <div className="grid gap-1">
      <div className="max-h-56 overflow-y-auto">
        <RadioList
          legend={t('savedMoment')}
          name="saved"
          value={value}
          onChange={onChange}
          isInvalid={error !== undefined}
          describedBy={noteId}
          options={data.items.map((item) => ({
            value: item.id,
            label: words(item),
            note: t('savedHolds', { partitions: item.partitions, topics: item.topics.length, topic: item.topics[0] ?? '' }),
          }))}
        />
      </div>
      <FieldNote id={noteId} hint={t('savedHint')} error={error} />
    </div>
  )
}
