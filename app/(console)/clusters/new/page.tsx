import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NewClusterPage } from '@/components/connect/new-cluster-page'
import { PageFrame } from '@/components/layout/page-frame'
import { paths } from '@/lib/client/paths'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('connection'))('newTitle') }
}

export default async function Page() {
  const t = await getTranslations('connection')
  const tClusters = await getTranslations('clusters')
  return (
    <PageFrame cluster={null} crumbs={[{ href: paths.clusters(), label: tClusters('title') }]} title={t('newTitle')}>
      <NewClusterPage />
    </PageFrame>
  )
}
