import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ConnectionPage } from '@/components/connect/connection-page'
import { PageFrame } from '@/components/layout/page-frame'
import { nameFromParam } from '@/lib/client/paths'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('connection'))('title') }
}

export default async function Page({ params }: PageProps<'/clusters/[cluster]/connection'>) {
  const t = await getTranslations('connection')
  const cluster = nameFromParam((await params).cluster)
  return (
    <PageFrame cluster={cluster} title={t('title')}>
      <ConnectionPage key={cluster} cluster={cluster} />
    </PageFrame>
  )
}
