import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ChangesPage } from '@/components/changes/changes-page'
import { PageFrame } from '@/components/layout/page-frame'
import { nameFromParam } from '@/lib/client/paths'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('changes'))('title') }
}

export default async function Page({ params }: PageProps<'/clusters/[cluster]/changes'>) {
  const t = await getTranslations('changes')
  const cluster = nameFromParam((await params).cluster)
  return (
    <PageFrame cluster={cluster} title={t('title')}>
      <ChangesPage cluster={cluster} />
    </PageFrame>
  )
}
