'use client'

import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { type FormEvent, useId, useState } from 'react'
import { tokenMutations } from '@/lib/client/queries/access'
import type { Role } from '@/lib/domain/access/permissions'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Field } from '../ui/field'
import { Notice } from '../ui/notice'
import { ProblemNotice } from '../ui/problem-notice'
import { RoleField } from './role-field'

export function NewTokenDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('access')
  const formId = useId()
  const [name, setName] = useState('')
  const [role, setRole] = useState<Role>('viewer')
  const [isTried, setIsTried] = useState(false)
  // gcTime 0: the token must not stay in the cache once it has been shown.
  const { mutate, data, error, isPending } = useMutation({ ...tokenMutations.create(), gcTime: 0 })
  if (data) return <TokenShown name={data.item.name} token={data.token} onClose={onClose} />
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setIsTried(true)
    if (name.trim() !== '') mutate({ name: name.trim(), role })
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('addToken')}
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button look="primary" type="submit" form={formId} disabled={isPending}>
            {t('create')}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="grid gap-3">
        {error && <ProblemNotice error={error} />}
        <Field
          label={t('name')}
          hint={t('nameHint')}
          error={isTried && name.trim() === '' ? t('nameHint') : undefined}
          value={name}
          maxLength={100}
          onChange={(event) => setName(event.target.value)}
          autoComplete="off"
        />
        <RoleField value={role} onChange={setRole} />
      </form>
    </Dialog>
  )
}

function TokenShown({ name, token, onClose }: { name: string; token: string; onClose: () => void }) {
  const t = useTranslations('access')
  const [isCopied, setIsCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(token)
    setIsCopied(true)
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('madeTitle', { name })}
      footer={
        <Button look="primary" onClick={onClose}>
          {t('done')}
        </Button>
      }
    >
      <Notice tone="warn" says="at-once">
        {t('madeNote')}
      </Notice>
      <div className="mt-3 flex items-start gap-2 rounded-2 border border-line bg-sunken py-1.5 pr-2 pl-3 font-mono text-12">
        <code className="min-w-0 flex-1 pt-1.5 break-all select-all">{token}</code>
        <Button look="quiet" icon={isCopied ? 'check' : 'copy'} onClick={() => void copy()}>
          {isCopied ? t('copied') : t('copy')}
        </Button>
      </div>
    </Dialog>
  )
}
