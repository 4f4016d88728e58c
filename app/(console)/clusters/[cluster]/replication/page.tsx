import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageFrame } from '@/components/layout/page-frame'
import { PictureGate } from '@/components/layout/picture-gate'
import { ReplicationPage } from '@/components/replication/replication-page'
import { nameFromParam } from '@/lib/client/paths'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('replication'))('title') }
}

export default async function Page({ params }: PageProps<'/clusters/[cluster]/replication'>) {
  const t = await getTranslations('replication')
  const cluster = nameFromParam((await params).cluster)
  return (
    <PageFrame cluster={cluster} title={t('title')}>
      <PictureGate cluster={cluster}>
        <ReplicationPage cluster={cluster} />
      </PictureGate>
    </PageFrame>
  )
}
