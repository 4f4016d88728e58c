'use client'

import { useTranslations } from 'next-intl'
import type { Preferences } from '@/lib/contract/preferences'
import { AS_BROWSER, LANGUAGES } from '@/lib/domain/preferences/limits'
import { Choice } from './choice'

interface LanguageFieldProps {
  value: Preferences['language']
  onChange: (language: Preferences['language']) => void
}

export function LanguageField({ value, onChange }: LanguageFieldProps) {
  const t = useTranslations('preferences')
  return (
    <Choice
      label={t('language')}
      value={value}
      onChange={onChange}
      options={[
        { value: AS_BROWSER, label: t('languageOf.browser') },
        ...LANGUAGES.map((language) => ({ value: language, label: t(`languageOf.${language}`), lang: language })),
      ]}
    />
  )
}
