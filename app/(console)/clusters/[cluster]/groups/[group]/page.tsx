import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { GroupAccess } from '@/components/acls/on-page/group-access'
import { GroupPage } from '@/components/groups/group-page'
import { PageFrame } from '@/components/layout/page-frame'
import { nameFromDecodedParam, nameFromParam, paths } from '@/lib/client/paths'

type Props = PageProps<'/clusters/[cluster]/groups/[group]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('group')
  return { title: nameFromDecodedParam((await params).group) || t('emptyName') }
}

export default async function Page({ params }: Props) {
  const t = await getTranslations('groups')
  const tGroup = await getTranslations('group')
  const { cluster: clusterParam, group: groupParam } = await params
  const [cluster, group] = [nameFromParam(clusterParam), nameFromParam(groupParam)]
  return (
    <PageFrame
      hasRange
      cluster={cluster}
      crumbs={[{ href: paths.groups(cluster), label: t('title') }]}
      title={group || tGroup('emptyName')}
    >
      <GroupPage cluster={cluster} group={group} />
      <GroupAccess cluster={cluster} group={group} />
    </PageFrame>
  )
}
