import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { GroupsPage } from '@/components/groups/groups-page'
import { PageFrame } from '@/components/layout/page-frame'
import { PictureGate } from '@/components/layout/picture-gate'
import { nameFromParam } from '@/lib/client/paths'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('groups'))('title') }
}

export default async function Page({ params }: PageProps<'/clusters/[cluster]/groups'>) {
  const t = await getTranslations('groups')
  const cluster = nameFromParam((await params).cluster)
  return (
    <PageFrame cluster={cluster} title={t('title')}>
      <PictureGate cluster={cluster}>
        <GroupsPage cluster={cluster} />
      </PictureGate>
    </PageFrame>
  )
}
