'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { AclBinding } from '@/lib/domain/access/acl-binding'
import type { ChooseForm } from '../../review/change-dialog'
import { CheckedForm } from '../../ui/checked-form'
import { ProblemNotice } from '../../ui/problem-notice'
import { RadioList } from '../../ui/radio-list'
import { EMPTY_PRESET, OFFERED_PRESETS, type OfferedPreset, presetFaults, rulesOfPreset } from './preset-draft'
import { PresetFields } from './preset-fields'
import { EMPTY_RULE, draftOfRule, ruleFaults, rulesOfDraft } from './rule-draft'
import { RuleFields } from './rule-fields'
import { RulesMade } from './rules-made'

interface Draft {
  what: OfferedPreset | 'custom'
  preset: typeof EMPTY_PRESET
  rule: typeof EMPTY_RULE
}

/** New rules: what they are for, or each part by hand; what they come to stands beside, as it is typed. */
export function NewRulesForm({ first, plan, planning, problem }: ChooseForm & { first: AclBinding | null }) {
  const t = useTranslations('acls.change')
  const [draft, setDraft] = useState<Draft>(() => ({
    // Of somebody who has none yet only the name is known.
    what: first !== null && first.resourceName !== '' ? 'custom' : 'producer',
    preset: { ...EMPTY_PRESET, principal: first?.principal ?? '' },
    rule: first ? draftOfRule(first) : EMPTY_RULE,
  }))
  const [planned, setPlanned] = useState<Draft | null>(null)
  const refusal = problem !== null && planned === draft && !planning ? problem : null
  const { what, preset, rule } = draft
  const faults: Record<string, string> = what === 'custom' ? ruleFaults(rule) : presetFaults(what, preset)
  const isFilledIn = !('principal' in faults) && !('host' in faults)
  const made =
    !isFilledIn || (what === 'custom' && Object.keys(faults).length > 0)
      ? []
      : what === 'custom'
        ? rulesOfDraft(rule)
        : rulesOfPreset(what, preset)
  // Who it is stays, whatever it is for.
  const choose = (next: Draft['what']) =>
    setDraft({
      what: next,
      preset: { ...preset, principal: what === 'custom' ? rule.principal : preset.principal },
      rule: { ...rule, principal: what === 'custom' ? rule.principal : preset.principal },
    })
  return (
    <CheckedForm
      faults={faults}
      refusal={refusal}
      isSending={planning}
      onSend={() => {
        setPlanned(draft)
        plan({ bindings: made })
      }}
      className="grid items-start gap-x-8 gap-y-5 md:grid-cols-[210px_minmax(0,1fr)_minmax(0,1fr)]"
    >
      {(said) => (
        <>
          {refusal && (
            <div className="md:col-span-3">
              <ProblemNotice error={refusal} />
            </div>
          )}
          <RadioList
            legend={t('what')}
            name="what"
            isRail
            takesFocus
            options={[...OFFERED_PRESETS, 'custom' as const].map((value) => ({ value, label: t(`preset.${value}`) }))}
            value={what}
            onChange={choose}
          />
          <div className="grid content-start gap-4">
            <p className="text-muted">{t(`presetNote.${what}`)}</p>
            {what === 'custom' ? (
              <RuleFields draft={rule} onChange={(change) => setDraft({ ...draft, rule: { ...rule, ...change } })} faults={said} />
            ) : (
              <PresetFields
                preset={what}
                draft={preset}
                onChange={(change) => setDraft({ ...draft, preset: { ...preset, ...change } })}
                faults={said}
              />
            )}
          </div>
          <RulesMade rules={made} />
        </>
      )}
    </CheckedForm>
  )
}
