'use client'

import { useTranslations } from 'next-intl'
import type { inferParserType } from 'nuqs'
import type { ReactNode } from 'react'
import { QUOTA_FORMS } from '@/lib/contract/quotas'
import { Facet } from '../ui/facet'
import { SearchInput } from '../ui/search-input'
import type { quotasSearch } from './search-params'

export type QuotasSearch = inferParserType<typeof quotasSearch>

interface QuotasToolbarProps {
  search: QuotasSearch
  onChange: (change: Partial<QuotasSearch>) => void
  tools: ReactNode
}

export function QuotasToolbar({ search, onChange, tools }: QuotasToolbarProps) {
  const t = useTranslations('quotas')
  return (
    <div className="mb-2.5 flex flex-wrap items-center gap-2">
      <SearchInput label={t('search')} placeholder={t('searchHint')} value={search.q} onChange={(q) => onChange({ q })} />
      <Facet
        label={t('forms')}
        value={search.form ?? 'all'}
        onChange={(form) => onChange({ form: form === 'all' ? null : form })}
        options={[{ value: 'all', label: t('all') }, ...QUOTA_FORMS.map((value) => ({ value, label: t(`form.${value}`) }))]}
      />
      <div className="ml-auto">{tools}</div>
    </div>
  )
}
