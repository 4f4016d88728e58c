import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { BrokersPage } from '@/components/brokers/brokers-page'
import { PageFrame } from '@/components/layout/page-frame'
import { PictureGate } from '@/components/layout/picture-gate'
import { nameFromParam } from '@/lib/client/paths'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('brokers'))('title') }
}

export default async function Page({ params }: PageProps<'/clusters/[cluster]/brokers'>) {
  const t = await getTranslations('brokers')
  const cluster = nameFromParam((await params).cluster)
  return (
    <PageFrame cluster={cluster} title={t('title')}>
      <PictureGate cluster={cluster}>
        <BrokersPage cluster={cluster} />
      </PictureGate>
    </PageFrame>
  )
}
