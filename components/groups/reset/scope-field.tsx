'use client'

import { useTranslations } from 'next-intl'
import { useId, useMemo } from 'react'
import type { GroupDetail } from '@/lib/contract/groups'
import { FieldNote } from '../../ui/field-note'
import { RadioList } from '../../ui/radio-list'
import { type ScopeDraft, SCOPES } from './reset-draft'
import { type Fault, partitionsByTopic } from './reset-input'
import { TopicChoice } from './topic-choice'

interface ScopeFieldProps {
  group: Pick<GroupDetail, 'partitions'>
  /** Whose other topics may be taken too; without it only those of the group. */
  addFrom?: string
  draft: ScopeDraft
  onChange: (change: Partial<ScopeDraft>) => void
  /** Without `committed`, where all of it is another act. */
  scopes?: readonly ScopeDraft['scope'][]
  fault: Fault | undefined
  error: string | undefined
}

/** Of which topics and partitions. */
export function ScopeField({ group, addFrom, draft, onChange, scopes = SCOPES, fault, error }: ScopeFieldProps) {
  const t = useTranslations('reset')
  const noteId = useId()
  const byTopic = useMemo(() => partitionsByTopic(group.partitions, draft.added), [group.partitions, draft.added])
  const committed = group.partitions.filter((one) => one.committed !== null || one.startOffset !== null)
  const counts = {
    committed: t('scopeCount', { partitions: committed.length, topics: new Set(committed.map(({ topic }) => topic)).size }),
    topics: draft.topics.length === 0 ? undefined : t('topicsChosen', { count: draft.topics.length }),
    partitions: undefined,
  }
  return (
    <div className="grid gap-1">
      <RadioList
        legend={t('ofWhich')}
        name="scope"
        options={scopes.map((value) => ({ value, label: t(`scope.${value}`), note: counts[value] }))}
        value={draft.scope}
        onChange={(scope) => onChange({ scope })}
        describedBy={noteId}
      />
      {draft.scope !== 'committed' && (
        <TopicChoice
          byTopic={byTopic}
          {...(addFrom !== undefined && { addFrom })}
          draft={draft}
          onChange={onChange}
          wrongTopic={fault?.code === 'ranges' ? fault.topic : null}
          isInvalid={error !== undefined}
          noteId={noteId}
        />
      )}
      <FieldNote id={noteId} hint={draft.scope === 'partitions' ? t('rangesHint') : undefined} error={error} />
    </div>
  )
}
