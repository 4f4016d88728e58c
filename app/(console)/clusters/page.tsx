import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClustersPage } from '@/components/clusters/clusters-page'
import { PageFrame } from '@/components/layout/page-frame'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('clusters')
  return { title: t('title') }
}

export default async function Page() {
  const t = await getTranslations('clusters')
  return (
    <PageFrame cluster={null} title={t('title')}>
      <ClustersPage />
    </PageFrame>
  )
}
