'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { applyTheme, currentTheme, type Theme, THEMES } from '@/lib/client/theme'
import { buttonClass } from '../ui/button'
import { Icon } from '../ui/icon'
import { Menu, MenuChoice } from '../ui/menu'

export function ThemeMenu() {
  const t = useTranslations('theme')
  return (
    <Menu
      side="top"
      align="end"
      trigger={
        <button type="button" aria-label={t('label')} title={t('label')} className={buttonClass('quiet', true)}>
          <Icon name="half-disc" />
        </button>
      }
    >
      <ThemeChoice />
    </Menu>
  )
}

export function ThemeChoice() {
  const t = useTranslations('theme')
  const [theme, setTheme] = useState<Theme>(() => (typeof document === 'undefined' ? 'system' : currentTheme()))
  return (
    <MenuChoice
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
