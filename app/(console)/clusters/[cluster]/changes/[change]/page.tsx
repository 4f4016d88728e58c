import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ChangePage } from '@/components/changes/change-page'
import { PageFrame } from '@/components/layout/page-frame'
import { nameFromParam, paths } from '@/lib/client/paths'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('changes'))('one') }
}

export default async function Page({ params }: PageProps<'/clusters/[cluster]/changes/[change]'>) {
  const t = await getTranslations('changes')
  const { cluster: clusterParam, change: changeParam } = await params
  const [cluster, change] = [nameFromParam(clusterParam), nameFromParam(changeParam)]
  return (
    <PageFrame cluster={cluster} crumbs={[{ href: paths.changes(cluster), label: t('title') }]} title={t('one')}>
      <ChangePage cluster={cluster} change={change} />
    </PageFrame>
  )
}
