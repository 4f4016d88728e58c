import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { BoardsPage } from '@/components/boards/boards-page'
import { PageFrame } from '@/components/layout/page-frame'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('boards')
  return { title: t('title') }
}

export default async function Page() {
  const t = await getTranslations('boards')
  return (
    <PageFrame cluster={null} title={t('title')}>
      <BoardsPage />
    </PageFrame>
  )
}
