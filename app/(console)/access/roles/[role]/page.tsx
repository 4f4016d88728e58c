import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AccessFrame } from '@/components/access/access-frame'
import { RolePage } from '@/components/access/roles/role-page'
import { PageFrame } from '@/components/layout/page-frame'
import { nameFromParam, paths } from '@/lib/client/paths'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('access'))('role') }
}

export default async function Page({ params }: PageProps<'/access/roles/[role]'>) {
  const t = await getTranslations('access')
  const role = nameFromParam((await params).role)
  return (
    <PageFrame
      cluster={null}
      crumbs={[
        { href: paths.access(), label: t('title') },
        { href: paths.access('roles'), label: t('rolesTab') },
      ]}
      title={role}
    >
      <AccessFrame permission="users:write" isDetail>
        <RolePage id={role} />
      </AccessFrame>
    </PageFrame>
  )
}
