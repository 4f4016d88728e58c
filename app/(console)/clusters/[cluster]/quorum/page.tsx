import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageFrame } from '@/components/layout/page-frame'
import { QuorumPage } from '@/components/quorum/quorum-page'
import { nameFromParam } from '@/lib/client/paths'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('quorum'))('title') }
}

export default async function Page({ params }: PageProps<'/clusters/[cluster]/quorum'>) {
  const t = await getTranslations('quorum')
  const cluster = nameFromParam((await params).cluster)
  return (
    <PageFrame cluster={cluster} title={t('title')}>
      <QuorumPage cluster={cluster} />
    </PageFrame>
  )
}
