import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AclsPage } from '@/components/acls/acls-page'
import { PageFrame } from '@/components/layout/page-frame'
import { PictureGate } from '@/components/layout/picture-gate'
import { nameFromParam } from '@/lib/client/paths'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('acls'))('title') }
}

export default async function Page({ params }: PageProps<'/clusters/[cluster]/acls'>) {
  const t = await getTranslations('acls')
  const cluster = nameFromParam((await params).cluster)
  return (
    <PageFrame cluster={cluster} title={t('title')}>
      <PictureGate cluster={cluster}>
        <AclsPage cluster={cluster} />
      </PictureGate>
    </PageFrame>
  )
}
