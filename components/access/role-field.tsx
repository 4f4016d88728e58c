'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { sessionQueries } from '@/lib/client/queries/access'
import { BUILT_IN_ROLE_IDS, isBuiltIn } from '@/lib/domain/access/roles'
import { RadioList } from '../ui/radio-list'
import { SelectField } from '../ui/select-field'
import { useGrantSummary } from './roles/use-grant-summary'
import { useRoleTitle, useRoles } from './use-role-title'

/** More than these are no longer taken in at a glance. */
const MOST_IN_SIGHT = 6

/** One of the roles, with what each allows. Who may not see all roles chooses among the built-in ones and their own. */
export function RoleField({ value, onChange }: { value: string; onChange: (role: string) => void }) {
  const t = useTranslations('access')
  const titleOf = useRoleTitle()
  const summaryOf = useGrantSummary()
  const { data } = useRoles()
  const { data: session } = useQuery(sessionQueries.current())
  const known = [...new Set([...BUILT_IN_ROLE_IDS, ...(data?.items ?? session?.roles ?? []).map(({ id }) => id), value])]
  const noteOf = (id: string) => (isBuiltIn(id) ? t(`roleHint.${id}`) : summaryOf(data?.items.find((role) => role.id === id)?.grants ?? []))
  if (known.length > MOST_IN_SIGHT) {
    return (
      <div className="grid gap-1">
        <SelectField label={t('role')} value={value} onChange={onChange}>
          {known.map((id) => (
            <option key={id} value={id}>
              {titleOf(id)}
            </option>
          ))}
        </SelectField>
        <p className="text-12 text-muted">{noteOf(value)}</p>
      </div>
    )
  }
  return (
    <RadioList
      legend={t('role')}
      name="role"
      value={value}
      onChange={onChange}
      options={known.map((id) => ({ value: id, label: titleOf(id), note: noteOf(id) }))}
    />
  )
}
