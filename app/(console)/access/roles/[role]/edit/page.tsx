import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AccessFrame } from '@/components/access/access-frame'
import { EditRolePage } from '@/components/access/roles/edit-role-page'
import { PageFrame } from '@/components/layout/page-frame'
import { nameFromParam, paths } from '@/lib/client/paths'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('access'))('editRole') }
}

export default async function Page({ params }: PageProps<'/access/roles/[role]/edit'>) {
  const t = await getTranslations('access')
  const role = nameFromParam((await params).role)
  return (
    <PageFrame
      cluster={null}
      crumbs={[
        { href: paths.access(), label: t('title') },
        { href: paths.access('roles'), label: t('rolesTab') },
        { href: paths.role(role), label: role },
      ]}
      title={t('editRole')}
    >
      <AccessFrame permission="roles:write" isDetail>
        <EditRolePage id={role} />
      </AccessFrame>
    </PageFrame>
  )
}
