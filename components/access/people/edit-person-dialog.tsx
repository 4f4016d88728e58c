'use client'

import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { type FormEvent, useId, useState } from 'react'
import type { z } from 'zod'
import type { UserItem } from '@/lib/contract/access'
import { userMutations } from '@/lib/client/queries/access'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { Field } from '../../ui/field'
import { Notice } from '../../ui/notice'
import { ProblemNotice } from '../../ui/problem-notice'
import { RoleField } from '../role-field'

const LEAST_CHARACTERS = 12

interface EditPersonDialogProps {
  person: z.infer<typeof UserItem>
  /** It is whoever is signed in: what they are about to do to themselves is said. */
  isMe: boolean
  onClose: () => void
}

/** Another role, a new password, or both; what is left as it is stays. */
export function EditPersonDialog({ person, isMe, onClose }: EditPersonDialogProps) {
  const t = useTranslations('access')
  const formId = useId()
  const [role, setRole] = useState(person.role)
  const [password, setPassword] = useState('')
  const [isTried, setIsTried] = useState(false)
  const { mutate, error, isPending } = useMutation(userMutations.update(person.id))
  const isTooShort = password !== '' && password.length < LEAST_CHARACTERS
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setIsTried(true)
    if (isTooShort) return
    const change = { ...(role !== person.role && { role }), ...(password !== '' && { password }) }
    if (Object.keys(change).length === 0) onClose()
    else mutate(change, { onSuccess: onClose })
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={person.name}
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button look="primary" type="submit" form={formId} disabled={isPending}>
            {t('save')}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="grid gap-4">
        {error && <ProblemNotice error={error} />}
        <RoleField value={role} onChange={setRole} />
        {isMe && role !== person.role && <Notice tone="warn">{t('ownRole')}</Notice>}
        <Field
          label={t('newPassword')}
          type="password"
          value={password}
          hint={t(isMe ? 'newPasswordMine' : 'newPasswordHint')}
          error={isTried && isTooShort ? t('passwordHint') : undefined}
          onChange={(event) => setPassword(event.target.value)}
          autoComplete="new-password"
        />
      </form>
    </Dialog>
  )
}
