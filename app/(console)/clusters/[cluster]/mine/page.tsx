import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageFrame } from '@/components/layout/page-frame'
import { MinePage } from '@/components/mine/mine-page'
import { nameFromParam } from '@/lib/client/paths'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('mine'))('title') }
}

export default async function Page({ params }: PageProps<'/clusters/[cluster]/mine'>) {
  const t = await getTranslations('mine')
  const cluster = nameFromParam((await params).cluster)
  return (
    <PageFrame cluster={cluster} title={t('title')}>
      <MinePage cluster={cluster} />
    </PageFrame>
  )
}
