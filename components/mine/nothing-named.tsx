'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { paths } from '@/lib/client/paths'
import { buttonClass } from '../ui/button'
import { EmptyState } from '../ui/empty-state'

export function NothingNamed() {
  const t = useTranslations('mine')
  return (
    <EmptyState
      title={t('nothingNamedTitle')}
      actions={
        <Link href={paths.preferences()} className={buttonClass('primary')}>
          {t('name')}
        </Link>
      }
    >
      {t('nothingNamedDetail')}
    </EmptyState>
  )
}
