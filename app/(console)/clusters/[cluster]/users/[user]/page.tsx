import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageFrame } from '@/components/layout/page-frame'
import { PictureGate } from '@/components/layout/picture-gate'
import { UserPage } from '@/components/users/user-page'
import { nameFromDecodedParam, nameFromParam, paths } from '@/lib/client/paths'

type Props = PageProps<'/clusters/[cluster]/users/[user]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: nameFromDecodedParam((await params).user) }
}

export default async function Page({ params }: Props) {
  const t = await getTranslations('users')
  const { cluster: clusterParam, user: userParam } = await params
  const [cluster, user] = [nameFromParam(clusterParam), nameFromParam(userParam)]
  return (
    <PageFrame cluster={cluster} crumbs={[{ href: paths.users(cluster), label: t('title') }]} title={user}>
      <PictureGate cluster={cluster}>
        <UserPage cluster={cluster} user={user} />
      </PictureGate>
    </PageFrame>
  )
}
