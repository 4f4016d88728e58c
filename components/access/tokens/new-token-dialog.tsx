'use client'

import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { sessionQueries, tokenMutations } from '@/lib/client/queries/access'
import { shownTimeZone } from '@/lib/client/time-zone'
import { typedTime } from '@/lib/client/zoned-time'
import { permissionsOf } from '@/lib/domain/access/actor'
import { Button } from '../../ui/button'
import { CheckedForm } from '../../ui/checked-form'
import { Dialog } from '../../ui/dialog'
import { Field } from '../../ui/field'
import { ProblemNotice } from '../../ui/problem-notice'
import { RadioList } from '../../ui/radio-list'
import { type Faults, grantFaults, newGrant, writtenGrant } from '../grant/grant-draft'
import { GrantFields } from '../grant/grant-fields'
import { RoleField } from '../role-field'
import { useGrantsOf } from '../use-grants-of'
import { type Expiry, expiryTime } from './expiry'
import { ExpiryField } from './expiry-field'
import { TokenShown } from './token-shown'

const LAST_OF_DATE = 10

/** What a token is for, the role it has, what it is limited to besides, and when it ends. */
export function NewTokenDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('access')
  const box = useRef<HTMLDivElement>(null)
  const [openedMs] = useState(() => Date.now())
  const [name, setName] = useState('')
  const [role, setRole] = useState('viewer')
  const [ends, setEnds] = useState<{ expiry: Expiry; date: string }>({ expiry: '90', date: '' })
  const [limit, setLimit] = useState(newGrant('scope'))
  const [isLimited, setIsLimited] = useState(false)
  const { data: session } = useQuery(sessionQueries.current())
  const offered = permissionsOf({ roles: [{ id: role, grants: useGrantsOf(role) }], scope: null })
  // gcTime 0: the token must not stay in the cache once it has been shown.
  const { mutate, data, error, isPending } = useMutation({ ...tokenMutations.create(), gcTime: 0 })
  if (data) return <TokenShown name={data.item.name} token={data.token} onClose={onClose} />

  const zone = shownTimeZone()
  const expiresAt = expiryTime(ends.expiry, ends.date, { nowMs: openedMs, zone })
  const scope = { ...limit, permissions: limit.permissions.filter((permission) => offered.includes(permission)) }
  const faults: Faults = {
    ...(name.trim() === '' && { name: 'name' as const }),
    ...(expiresAt === undefined && { date: 'date' as const }),
    ...(isLimited && grantFaults(scope)),
  }
  const send = () => {
    if (expiresAt === undefined) return
    mutate({ name: name.trim(), role, expiresAt, scope: isLimited ? writtenGrant(scope) : null })
  }
  return (
    <Dialog
      isOpen
      isWide={isLimited}
      onClose={onClose}
      title={t('addToken')}
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button look="primary" disabled={isPending || !session} onClick={() => box.current?.querySelector('form')?.requestSubmit()}>
            {t('create')}
          </Button>
        </>
      }
    >
      <div ref={box}>
        <CheckedForm faults={faults} refusal={error} isSending={isPending} onSend={send} className="grid gap-4">
          {(said) => (
            <>
              {error && <ProblemNotice error={error} />}
              <Field
                label={t('name')}
                name="name"
                hint={t('nameHint')}
                error={said['name'] && t('form.faults.name')}
                value={name}
                maxLength={100}
                onChange={(event) => setName(event.target.value)}
                autoComplete="off"
              />
              <RoleField value={role} onChange={setRole} />
              <ExpiryField
                value={ends.expiry}
                date={ends.date}
                today={typedTime(openedMs, zone).slice(0, LAST_OF_DATE)}
                error={said['date'] && t('form.faults.date')}
                onChange={(change) => setEnds((last) => ({ ...last, ...change }))}
              />
              <RadioList
                legend={t('limit')}
                name="limit"
                value={isLimited ? 'less' : 'role'}
                onChange={(value) => setIsLimited(value === 'less')}
                options={[
                  { value: 'role', label: t('limitRole') },
                  { value: 'less', label: t('limitLess'), note: t('limitNote') },
                ]}
              />
              {isLimited && (
                <GrantFields
                  draft={scope}
                  offered={offered}
                  faults={said}
                  onChange={(change) => setLimit((last) => ({ ...last, ...change }))}
                />
              )}
            </>
          )}
        </CheckedForm>
      </div>
    </Dialog>
  )
}
