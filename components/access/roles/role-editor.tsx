'use client'

import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { paths } from '@/lib/client/paths'
import { roleMutations } from '@/lib/client/queries/access'
import type { RoleItem } from '@/lib/contract/access'
import { Button, buttonClass } from '../../ui/button'
import { CheckedForm } from '../../ui/checked-form'
import { Field } from '../../ui/field'
import { ProblemNotice } from '../../ui/problem-notice'
import { TextAreaField } from '../../ui/text-area-field'
import { GrantList } from '../grant/grant-list'
import { GrantsEditor } from './grants-editor'
import { idOf, roleDraftOf, roleInputOf } from './role-draft'

interface RoleEditorProps {
  /** null: a new one. */
  role: RoleItem | null
  /** Ids that other roles have. */
  taken: readonly string[]
}

/** What a role is called, what it allows, who gets it by their groups. Nothing is saved before the button is pressed. */
export function RoleEditor({ role, taken }: RoleEditorProps) {
  const t = useTranslations('access')
  const router = useRouter()
  const [draft, setDraft] = useState(() => roleDraftOf(role))
  const [isIdTyped, setIsIdTyped] = useState(false)
  const isBuiltIn = role?.origin === 'built-in'
  const { mutate, error, isPending } = useMutation(roleMutations.save(draft.id))
  const read = roleInputOf(draft, { taken, isBuiltIn })
  const change = (next: Partial<typeof draft>) => setDraft((last) => ({ ...last, ...next }))
  return (
    <CheckedForm
      faults={'faults' in read ? (read.faults ?? {}) : {}}
      refusal={error}
      isSending={isPending}
      onSend={() => 'value' in read && read.value && mutate(read.value, { onSuccess: ({ id }) => router.push(paths.role(id)) })}
      className="mt-4 grid max-w-280 gap-5"
    >
      {(faults) => (
        <>
          {error && <ProblemNotice error={error} />}
          {!isBuiltIn && (
            <div className="grid grid-cols-2 gap-x-6 gap-y-3 max-md:grid-cols-1">
              <Field
                label={t('form.title')}
                name="title"
                value={draft.title}
                maxLength={100}
                hint={t('form.titleHint')}
                error={faults['title'] && t('form.faults.title')}
                autoComplete="off"
                onChange={({ target: { value } }) => change({ title: value, ...(role === null && !isIdTyped && { id: idOf(value) }) })}
              />
              {role === null && (
                <Field
                  label={t('roleId')}
                  name="id"
                  value={draft.id}
                  maxLength={40}
                  hint={t('form.idHint')}
                  error={faults['id'] && t(`form.faults.${faults['id']}`)}
                  autoComplete="off"
                  spellCheck={false}
                  onChange={({ target: { value } }) => {
                    setIsIdTyped(true)
                    change({ id: value })
                  }}
                />
              )}
            </div>
          )}
          {isBuiltIn ? (
            <GrantList grants={role.grants} />
          ) : (
            <GrantsEditor
              grants={draft.grants}
              faults={faults}
              onChange={(grants) => setDraft((last) => ({ ...last, grants: grants(last.grants) }))}
            />
          )}
          <div className="max-w-140">
            <TextAreaField
              label={t('form.groups')}
              name="groups"
              rows={3}
              value={draft.groups}
              hint={t('form.groupsHint')}
              error={faults['groups'] && t(`form.faults.${faults['groups']}`)}
              onChange={(event) => change({ groups: event.target.value })}
            />
          </div>
          <div className="flex flex-wrap items-center gap-2 border-t border-line pt-4">
            <Button type="submit" look="primary" disabled={isPending}>
              {t(role === null ? 'form.create' : 'form.save')}
            </Button>
            <Link href={role === null ? paths.access('roles') : paths.role(role.id)} className={buttonClass()}>
              {t('cancel')}
            </Link>
            <span className="text-12 text-muted">
              {t('form.atOnce', { count: role === null ? 0 : role.people.length + role.tokens.length })}
            </span>
          </div>
        </>
      )}
    </CheckedForm>
  )
}
