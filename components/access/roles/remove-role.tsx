'use client'

import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { paths } from '@/lib/client/paths'
import { roleMutations } from '@/lib/client/queries/access'
import type { RoleItem } from '@/lib/contract/access'
import { Button } from '../../ui/button'
import { ConfirmDialog } from '../confirm-dialog'

/** Forgets what was made or edited in the console: a role made here is gone, another is again what it was made as. */
export function RemoveRole({ role }: { role: RoleItem }) {
  const t = useTranslations('access')
  const router = useRouter()
  const [isAsking, setIsAsking] = useState(false)
  const { mutate, reset, error, isPending } = useMutation(roleMutations.remove(role.id))
  const what = role.origin === 'console' ? 'delete' : role.origin === 'file' ? 'toFile' : 'toBuiltIn'
  const done = () => {
    setIsAsking(false)
    if (role.origin === 'console') router.push(paths.access('roles'))
  }
  return (
    <>
      <Button onClick={() => setIsAsking(true)} className={what === 'delete' ? 'text-danger!' : ''}>
        {t(`removeRole.${what}.open`)}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={t(`removeRole.${what}.title`, { title: role.title })}
          detail={t(`removeRole.${what}.detail`, { count: role.people.length + role.tokens.length })}
          action={t(`removeRole.${what}.act`)}
          error={error}
          isPending={isPending}
          onConfirm={() => mutate(undefined, { onSuccess: done })}
          onClose={() => {
            reset()
            setIsAsking(false)
          }}
        />
      )}
    </>
  )
}
