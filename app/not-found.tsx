import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { paths } from '@/lib/client/paths'

export default async function NotFound() {
  const t = await getTranslations('app')
  return (
    <main className="px-gutter min-h-dvh bg-surface py-10">
      <h1 className="unseen">{t('name')}</h1>
      <EmptyState
        title={t('notFoundTitle')}
        actions={
          <Link href={paths.home()} className={buttonClass()}>
            {t('home')}
          </Link>
        }
      >
        {t('notFoundDetail')}
      </EmptyState>
    </main>
  )
}
