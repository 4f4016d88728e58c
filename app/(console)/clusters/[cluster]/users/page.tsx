import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageFrame } from '@/components/layout/page-frame'
import { PictureGate } from '@/components/layout/picture-gate'
import { UsersPage } from '@/components/users/users-page'
import { nameFromParam } from '@/lib/client/paths'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('users'))('title') }
}

export default async function Page({ params }: PageProps<'/clusters/[cluster]/users'>) {
  const t = await getTranslations('users')
  const cluster = nameFromParam((await params).cluster)
  return (
    <PageFrame cluster={cluster} title={t('title')}>
      <PictureGate cluster={cluster}>
        <UsersPage cluster={cluster} />
      </PictureGate>
    </PageFrame>
  )
}
