import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NewPage } from '@/components/boards/edit/new-page'
import { PageFrame } from '@/components/layout/page-frame'
import { paths } from '@/lib/client/paths'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('boards')
  return { title: t('newTitle') }
}

export default async function Page() {
  const t = await getTranslations('boards')
  return (
    <PageFrame cluster={null} crumbs={[{ href: paths.boards(), label: t('title') }]} title={t('newTitle')}>
      <NewPage />
    </PageFrame>
  )
}
