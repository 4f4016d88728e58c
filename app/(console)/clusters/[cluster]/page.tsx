import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageFrame } from '@/components/layout/page-frame'
import { OverviewPage } from '@/components/overview/overview-page'
import { nameFromParam } from '@/lib/client/paths'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('overview'))('title') }
}

export default async function Page({ params }: PageProps<'/clusters/[cluster]'>) {
  const t = await getTranslations('overview')
  const cluster = nameFromParam((await params).cluster)
  return (
    <PageFrame hasRange cluster={cluster} title={t('title')}>
      <OverviewPage cluster={cluster} />
    </PageFrame>
  )
}
