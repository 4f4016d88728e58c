'use client'

import { useTranslations } from 'next-intl'
import { Notice } from '../../ui/notice'
import { ProblemState } from '../../ui/problem'
import { SentenceSkeleton } from '../../ui/sentence-skeleton'
import { useRoles } from '../use-role-title'
import { RoleEditor } from './role-editor'
import { NoRole } from './role-page'

/** A role that is being edited; null: a new one. */
export function EditRolePage({ id }: { id: string | null }) {
  const t = useTranslations('access')
  const { data, error, refetch } = useRoles()
  if (!data) return error ? <ProblemState error={error} onRetry={() => void refetch()} /> : <SentenceSkeleton />
  const role = data.items.find((one) => one.id === id) ?? null
  if (id !== null && role === null) return <NoRole id={id} />
  const taken = data.items.filter((one) => one.id !== id).map((one) => one.id)
  return (
    <>
      {role?.origin === 'built-in' && <Notice tone="accent">{t('form.builtIn')}</Notice>}
      {role?.origin === 'file' && role.edited === null && <Notice tone="accent">{t('form.ofFile')}</Notice>}
      <RoleEditor role={role} taken={taken} />
    </>
  )
}
