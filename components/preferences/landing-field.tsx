'use client'

import { useTranslations } from 'next-intl'
import type { BuiltInRoleId } from '@/lib/domain/access/roles'
import { type Landing, LANDINGS } from '@/lib/domain/preferences/landing'
import { Choice } from './choice'

interface LandingFieldProps {
  role: BuiltInRoleId
  value: Landing
  onChange: (landing: Landing) => void
}

export function LandingField({ role, value, onChange }: LandingFieldProps) {
  const t = useTranslations('preferences')
  return (
    <Choice
      label={t('landing')}
      value={value}
      onChange={onChange}
      options={LANDINGS.map((landing) => ({
        value: landing,
        label: t(`landingOf.${landing}`),
        hint: landing === 'by-role' ? t('landingTo.by-role', { role }) : t(`landingTo.${landing}`),
      }))}
    />
  )
}
