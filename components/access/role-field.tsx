'use client'

import { useTranslations } from 'next-intl'
import { type Role, ROLES } from '@/lib/domain/access/permissions'

/** One of three, each with what it may do. */
export function RoleField({ value, onChange }: { value: Role; onChange: (role: Role) => void }) {
  const t = useTranslations('access')
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 text-12 font-medium">{t('role')}</legend>
      {ROLES.map((role) => (
        <label key={role} className="flex cursor-pointer items-baseline gap-2">
          <input type="radio" name="role" value={role} checked={value === role} onChange={() => onChange(role)} className="accent-accent" />
          {t(`roles.${role}`)} <span className="text-12 text-muted">{t(`roleHint.${role}`)}</span>
        </label>
      ))}
    </fieldset>
  )
}
