import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AccessPage } from '@/components/access/access-page'
import { PageFrame } from '@/components/layout/page-frame'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('access'))('title') }
}

export default async function Page() {
  const t = await getTranslations('access')
  return (
    <PageFrame cluster={null} title={t('title')}>
      <AccessPage />
    </PageFrame>
  )
}
