'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { GroupDetail } from '@/lib/contract/groups'
import { ProblemNotice } from '../../ui/problem-notice'
import { ChangeDialog, type ChooseForm } from '../../review/change-dialog'
import { CheckedForm } from '../../ui/checked-form'
import type { ScopeDraft } from './reset-draft'
import { readScope } from './reset-input'
import { ScopeField } from './scope-field'
import { useFaultWords } from './use-fault-words'

interface DeleteOffsetsDialogProps {
  cluster: string
  group: GroupDetail
  onClose: () => void
}

export function DeleteOffsetsDialog({ cluster, group, onClose }: DeleteOffsetsDialogProps) {
  const t = useTranslations('reset.deleteOffsets')
  return (
    <ChangeDialog
      cluster={cluster}
      kind="group.delete-offsets"
      title={t('title', { group: group.id })}
      verb={{ apply: t('apply'), arm: t('arm') }}
      choose={(form) => <OfWhich group={group} {...form} />}
      onClose={onClose}
    />
  )
}

function OfWhich({ group, plan, planning, problem }: ChooseForm & { group: GroupDetail }) {
  const words = useFaultWords()
  const t = useTranslations('reset.deleteOffsets')
  const [draft, setDraft] = useState<ScopeDraft>({ scope: 'topics', added: [], topics: [], ranges: {} })
  const read = readScope(draft, group)
  return (
    <CheckedForm
      faults={'faults' in read ? read.faults : {}}
      refusal={problem}
      isSending={planning}
      onSend={() => 'value' in read && plan({ group: group.id, topics: read.value })}
      className="grid max-w-160 gap-4"
    >
      {({ topics: fault }) => (
        <>
          {problem && !planning && <ProblemNotice error={problem} />}
          <p className="text-muted">{t('explain')}</p>
          <ScopeField
            group={group}
            draft={draft}
            onChange={(change) => setDraft({ ...draft, ...change })}
            scopes={['topics', 'partitions']}
            fault={fault}
            error={words(fault)}
          />
        </>
      )}
    </CheckedForm>
  )
}
