'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { AccessQuestion } from '@/lib/client/queries/acls'
import { ACL_RESOURCE_TYPES, type AclOperation, type AclResourceType, OPERATIONS_OF, THE_CLUSTER } from '@/lib/domain/access/acl-words'
import { Button } from '../../ui/button'
import { CheckedForm } from '../../ui/checked-form'
import { Field } from '../../ui/field'
import { SelectField } from '../../ui/select-field'
import { withType } from '../with-type'
import { useAclWords } from '../use-acl-words'
import { usualOperation } from '../usual-operation'

interface ExplainFormProps {
  question: AccessQuestion | null
  onAsk: (question: AccessQuestion) => void
}

/** The question, part by part. */
export function ExplainForm({ question, onAsk }: ExplainFormProps) {
  const t = useTranslations('acls.explain')
  const words = useAclWords()
  const [who, setWho] = useState(question?.principal ?? '')
  const [type, setType] = useState<AclResourceType>(question?.resourceType ?? 'TOPIC')
  const [act, setAct] = useState<AclOperation>(question?.operation ?? 'READ')
  const [name, setName] = useState(question?.resourceType === 'CLUSTER' ? '' : (question?.resourceName ?? ''))
  const [host, setHost] = useState(question?.host ?? '')
  const operations = OPERATIONS_OF[type]
  const operation = operations.includes(act) ? act : usualOperation(type)
  const isNamed = type !== 'CLUSTER'
  const faults = {
    ...(who.trim() === '' && { who: t('missing.who') }),
    ...(isNamed && name === '' && { name: t('missing.name') }),
  }
  return (
    <CheckedForm
      faults={faults}
      refusal={null}
      isSending={false}
      onSend={() =>
        onAsk({
          principal: withType(who.trim()),
          operation,
          resourceType: type,
          resourceName: isNamed ? name : THE_CLUSTER,
          ...(host.trim() !== '' && { host: host.trim() }),
        })
      }
      className="mt-3 grid grid-cols-2 items-start gap-x-3 gap-y-2.5"
    >
      {(said: { who?: string; name?: string }) => (
        <>
          <div className="col-span-2">
            <Field
              label={t('who')}
              hint={t('whoHint')}
              error={said.who}
              name="who"
              value={who}
              onChange={(event) => setWho(event.target.value)}
              maxLength={512}
              autoComplete="off"
              spellCheck={false}
            />
          </div>
          <SelectField
            label={t('act')}
            value={operation}
            // The cast: these are the values of the options below.
            onChange={(value) => setAct(value as AclOperation)}
            className="w-full"
          >
            {operations.map((one) => (
              <option key={one} value={one}>
                {words.operation(one)}
              </option>
            ))}
          </SelectField>
          <SelectField
            label={t('on')}
            value={type}
            // The cast: as above.
            onChange={(value) => setType(value as AclResourceType)}
            className="w-full"
          >
            {ACL_RESOURCE_TYPES.map((one) => (
              <option key={one} value={one}>
                {words.type(one)}
              </option>
            ))}
          </SelectField>
          {isNamed && (
            <div className="col-span-2">
              <Field
                label={t('name')}
                error={said.name}
                name="name"
                value={name}
                onChange={(event) => setName(event.target.value)}
                maxLength={512}
                autoComplete="off"
                spellCheck={false}
              />
            </div>
          )}
          <div className="col-span-2">
            <Field
              label={t('from')}
              hint={t('fromHint')}
              name="from"
              value={host}
              onChange={(event) => setHost(event.target.value)}
              maxLength={255}
              autoComplete="off"
              spellCheck={false}
            />
          </div>
          <Button type="submit" look="primary" className="justify-self-start">
            {t('ask')}
          </Button>
        </>
      )}
    </CheckedForm>
  )
}
