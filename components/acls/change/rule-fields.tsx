'use client'

import { useTranslations } from 'next-intl'
import { ACL_RESOURCE_TYPES, type AclResourceType } from '@/lib/domain/access/acl-words'
import { Field } from '../../ui/field'
import { FieldNote } from '../../ui/field-note'
import { RadioList } from '../../ui/radio-list'
import { SelectField } from '../../ui/select-field'
import { useAclWords } from '../use-acl-words'
import { usualOperation } from '../usual-operation'
import { type RuleDraft, type RuleFaults, operationsFor } from './rule-draft'
import { AS_TYPED, HostField, PatternField, PrincipalField } from './shared-fields'

interface RuleFieldsProps {
  draft: RuleDraft
  onChange: (change: Partial<RuleDraft>) => void
  /** What may be said by now. */
  faults: RuleFaults
  /** One rule that is there is edited, so that it has one operation. */
  isOne?: boolean
}

/** Every part of a rule. */
export function RuleFields({ draft, onChange, faults, isOne = false }: RuleFieldsProps) {
  const t = useTranslations('acls.change')
  const words = useAclWords()
  const operations = operationsFor(draft.resourceType)
  const say = (field: keyof RuleFaults) => {
    const fault = faults[field]
    return fault && t(`fault.${fault}`)
  }
  const onType = (value: string) => {
    // The cast: these are the values of the options below.
    const resourceType = value as AclResourceType
    const kept = draft.operations.filter((operation) => operationsFor(resourceType).includes(operation))
    onChange({ resourceType, operations: kept.length > 0 ? kept : [usualOperation(resourceType)] })
  }
  const isNamed = draft.resourceType !== 'CLUSTER'
  return (
    <>
      <PrincipalField value={draft.principal} onChange={(principal) => onChange({ principal })} error={say('principal')} />
      <HostField value={draft.host} onChange={(host) => onChange({ host })} error={say('host')} />
      <RadioList
        legend={t('permissionLabel')}
        name="permission"
        isInline
        options={(['ALLOW', 'DENY'] as const).map((value) => ({ value, label: t(`permissionOption.${value}`) }))}
        value={draft.permission}
        onChange={(permission) => onChange({ permission })}
      />
      <SelectField label={t('resourceType')} value={draft.resourceType} onChange={onType} className="w-full">
        {ACL_RESOURCE_TYPES.map((type) => (
          <option key={type} value={type}>
            {words.type(type)}
          </option>
        ))}
      </SelectField>
      {isNamed && (
        <>
          <Field
            label={t('resourceName')}
            hint={t('resourceNameHint')}
            error={say('name')}
            name="name"
            value={draft.resourceName}
            onChange={(event) => onChange({ resourceName: event.target.value })}
            maxLength={512}
            {...AS_TYPED}
          />
          <PatternField
            value={draft.resourceName === '*' ? 'LITERAL' : draft.patternType}
            onChange={(patternType) => onChange({ patternType })}
          />
        </>
      )}
      {isOne ? (
        <SelectField
          label={t('operation')}
          value={draft.operations[0] ?? ''}
          onChange={(operation) => onChange({ operations: [operation] })}
          className="w-full"
        >
          {operations.map((operation) => (
            <option key={operation} value={operation}>
              {words.operation(operation)}
            </option>
          ))}
        </SelectField>
      ) : (
        <fieldset className="min-w-0" aria-invalid={faults.operations ? true : undefined} aria-describedby="operations-note">
          <legend className="mb-1 text-12 font-medium">{t('operations')}</legend>
          <div className="flex flex-wrap gap-x-5 gap-y-1">
            {operations.map((operation) => (
              <label key={operation} className="flex min-h-7 items-center gap-2 max-md:min-h-9">
                <input
                  type="checkbox"
                  checked={draft.operations.includes(operation)}
                  onChange={({ target }) =>
                    onChange({
                      operations: operations.filter((one) => (one === operation ? target.checked : draft.operations.includes(one))),
                    })
                  }
                  className="accent-accent"
                />
                {words.operation(operation)}
              </label>
            ))}
          </div>
          <FieldNote id="operations-note" error={say('operations')} />
        </fieldset>
      )}
    </>
  )
}
