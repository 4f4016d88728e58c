'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { applyTheme, currentTheme, THEMES } from '@/lib/client/theme'
import { Choice } from './choice'

/** The browser's alone, unlike the rest: one person may have a bright room and a dark one. */
export function ThemeField() {
  const t = useTranslations('theme')
  const [theme, setTheme] = useState(currentTheme)
  return (
    <Choice
      label={t('label')}
      value={theme}
      options={THEMES.map((value) => ({ value, label: t(value) }))}
      onChange={(next) => {
        setTheme(next)
        applyTheme(next)
      }}
    />
  )
}
