'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { PERMISSION_GROUPS, type PermissionGroup } from '@/lib/domain/access/permission-names'
import { PERMISSIONS, type Permission } from '@/lib/domain/access/permissions'
import { FieldNote } from '../../ui/field-note'

interface PermissionChecksProps {
  value: readonly Permission[]
  /** What can be chosen at all. */
  offered?: readonly Permission[]
  error: string | undefined
  onChange: (permissions: readonly Permission[]) => void
}

/** What is allowed, by what it does: each permission in plain words. */
export function PermissionChecks({ value, offered = PERMISSIONS, error, onChange }: PermissionChecksProps) {
  const t = useTranslations('access')
  const id = useId()
  const set = (permissions: readonly Permission[], isOn: boolean) =>
    onChange(PERMISSIONS.filter((permission) => (permissions.includes(permission) ? isOn : value.includes(permission))))
  return (
    <fieldset aria-invalid={error !== undefined} aria-describedby={error === undefined ? undefined : id} className="min-w-0">
      <legend className="mb-1 text-12 font-medium">{t('form.permissions')}</legend>
      <div className="grid grid-cols-3 gap-x-6 gap-y-3 max-lg:grid-cols-2 max-md:grid-cols-1">
        {(Object.entries(PERMISSION_GROUPS) as [PermissionGroup, readonly Permission[]][]).map(([group, all]) => {
          const permissions = all.filter((permission) => offered.includes(permission))
          const chosen = permissions.filter((permission) => value.includes(permission))
          if (permissions.length === 0) return null
          return (
            <fieldset key={group} className="min-w-0" aria-label={t(`act.${group}`)}>
              <Check
                isStrong
                isOn={chosen.length === permissions.length}
                isMixed={chosen.length > 0 && chosen.length < permissions.length}
                label={t(`act.${group}`)}
                onChange={(isOn) => set(permissions, isOn)}
              />
              {permissions.map((permission) => (
                <Check
                  key={permission}
                  isOn={value.includes(permission)}
                  label={t(`act.${permission}`)}
                  note={t(`actNote.${permission}`)}
                  onChange={(isOn) => set([permission], isOn)}
                />
              ))}
            </fieldset>
          )
        })}
      </div>
      {error !== undefined && <FieldNote id={id} error={error} />}
    </fieldset>
  )
}

interface CheckProps {
  isOn: boolean
  isMixed?: boolean
  isStrong?: boolean
  label: string
  note?: string
  onChange: (isOn: boolean) => void
}

function Check({ isOn, isMixed = false, isStrong = false, label, note, onChange }: CheckProps) {
  return (
    <label className={`flex min-h-7 cursor-pointer items-baseline gap-2 max-md:min-h-9 ${isStrong ? 'mb-0.5 border-b border-line' : ''}`}>
      <input
        type="checkbox"
        checked={isOn}
        ref={(box) => {
          if (box) box.indeterminate = isMixed
        }}
        onChange={(event) => onChange(event.target.checked)}
        className="translate-y-0.5 accent-accent"
      />
      <span className={isStrong ? 'font-medium' : 'min-w-0'}>
        {label}
        {note && <span className="block text-12 text-muted">{note}</span>}
      </span>
    </label>
  )
}
