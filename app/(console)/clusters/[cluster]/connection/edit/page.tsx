import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { EditClusterPage } from '@/components/connect/edit-cluster-page'
import { PageFrame } from '@/components/layout/page-frame'
import { nameFromParam, paths } from '@/lib/client/paths'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('connection'))('editTitle') }
}

/** Not within the cluster's frame: one whose secrets are lost has no picture. */
export default async function Page({ params }: PageProps<'/clusters/[cluster]/connection/edit'>) {
  const t = await getTranslations('connection')
  const tClusters = await getTranslations('clusters')
  const cluster = nameFromParam((await params).cluster)
  return (
    <PageFrame
      cluster={null}
      crumbs={[
        { href: paths.clusters(), label: tClusters('title') },
        { href: paths.connection(cluster), label: cluster },
      ]}
      title={t('editTitle')}
    >
      <EditClusterPage key={cluster} cluster={cluster} />
    </PageFrame>
  )
}
