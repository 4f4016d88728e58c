import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageFrame } from '@/components/layout/page-frame'
import { PictureGate } from '@/components/layout/picture-gate'
import { TopicsPage } from '@/components/topics/topics-page'
import { nameFromParam } from '@/lib/client/paths'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('topics'))('title') }
}

export default async function Page({ params }: PageProps<'/clusters/[cluster]/topics'>) {
  const t = await getTranslations('topics')
  const cluster = nameFromParam((await params).cluster)
  return (
    <PageFrame cluster={cluster} title={t('title')}>
      <PictureGate cluster={cluster}>
        <TopicsPage cluster={cluster} />
      </PictureGate>
    </PageFrame>
  )
}
