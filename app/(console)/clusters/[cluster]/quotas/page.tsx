import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageFrame } from '@/components/layout/page-frame'
import { QuotasPage } from '@/components/quotas/quotas-page'
import { nameFromParam } from '@/lib/client/paths'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('quotas'))('title') }
}

export default async function Page({ params }: PageProps<'/clusters/[cluster]/quotas'>) {
  const t = await getTranslations('quotas')
  const cluster = nameFromParam((await params).cluster)
  return (
    <PageFrame cluster={cluster} title={t('title')}>
      <QuotasPage cluster={cluster} />
    </PageFrame>
  )
}
