'use client'

import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { type FormEvent, useId, useState } from 'react'
import { CreateUser } from '@/lib/contract/access'
import { isApiProblem } from '@/lib/client/api-problem'
import { userMutations } from '@/lib/client/queries/access'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { Field } from '../../ui/field'
import { ProblemNotice } from '../../ui/problem-notice'
import { RoleField } from '../role-field'

export function AddPersonDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('access')
  const formId = useId()
  const [role, setRole] = useState('viewer')
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [isTried, setIsTried] = useState(false)
  const { mutate, error, isPending } = useMutation(userMutations.create())
  const checked = CreateUser.safeParse({ name, role, password })
  const refused = (field: 'name' | 'password') => {
    const ours = isTried && !checked.success && checked.error.issues.some((issue) => issue.path[0] === field)
    return ours || (isApiProblem(error) && error.fields.some(({ path }) => path === field))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setIsTried(true)
    if (checked.success) mutate(checked.data, { onSuccess: onClose })
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('addPerson')}
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button look="primary" type="submit" form={formId} disabled={isPending}>
            {t('add')}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="grid gap-3">
        {error && <ProblemNotice error={error} />}
        <Field
          label={t('name')}
          hint={t('personHint')}
          error={refused('name') ? t('personHint') : undefined}
          value={name}
          onChange={(event) => setName(event.target.value)}
          autoComplete="off"
          spellCheck={false}
        />
        <Field
          label={t('password')}
          type="password"
          hint={t('passwordHint')}
          error={refused('password') ? t('passwordHint') : undefined}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          autoComplete="new-password"
        />
        <RoleField value={role} onChange={setRole} />
      </form>
    </Dialog>
  )
}
