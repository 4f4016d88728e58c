'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { AclBinding } from '@/lib/domain/access/acl-binding'
import type { ChooseForm } from '../../review/change-dialog'
import { CheckedForm } from '../../ui/checked-form'
import { ProblemNotice } from '../../ui/problem-notice'
import { bindingKey } from '../binding-key'
import { type RuleFaults, draftOfRule, ruleFaults, rulesOfDraft } from './rule-draft'
import { RuleFields } from './rule-fields'
import { RulesMade } from './rules-made'

/** One rule in place of another: made first, so that nobody is without in between. */
export function EditRuleForm({ rule, plan, planning, problem }: ChooseForm & { rule: AclBinding }) {
  const t = useTranslations('acls.change')
  const [draft, setDraft] = useState(() => draftOfRule(rule))
  const [planned, setPlanned] = useState<typeof draft | null>(null)
  const made = rulesOfDraft(draft)
  const isSame = made.every((one) => bindingKey(one) === bindingKey(rule))
  const own = ruleFaults(draft)
  const faults: RuleFaults = Object.keys(own).length === 0 && isSame ? { principal: 'same' } : own
  const refusal = problem !== null && planned === draft && !planning ? problem : null
  return (
    <CheckedForm
      faults={faults}
      refusal={refusal}
      isSending={planning}
      onSend={() => {
        setPlanned(draft)
        plan({ create: made, delete: [rule] })
      }}
      className="grid items-start gap-x-10 gap-y-5 md:grid-cols-2"
    >
      {(said) => (
        <>
          {refusal && (
            <div className="md:col-span-2">
              <ProblemNotice error={refusal} />
            </div>
          )}
          <div className="grid content-start gap-4">
            <RuleFields draft={draft} onChange={(change) => setDraft({ ...draft, ...change })} faults={said} isOne />
          </div>
          <div className="grid content-start gap-4">
            <p className="text-muted">{t('editNote')}</p>
            <RulesMade rules={Object.keys(own).length === 0 && !isSame ? made : []} />
          </div>
        </>
      )}
    </CheckedForm>
  )
}
