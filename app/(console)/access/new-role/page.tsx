import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AccessFrame } from '@/components/access/access-frame'
import { EditRolePage } from '@/components/access/roles/edit-role-page'
import { PageFrame } from '@/components/layout/page-frame'
import { paths } from '@/lib/client/paths'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('access'))('newRole') }
}

export default async function Page() {
  const t = await getTranslations('access')
  return (
    <PageFrame
      cluster={null}
      crumbs={[
        { href: paths.access(), label: t('title') },
        { href: paths.access('roles'), label: t('rolesTab') },
      ]}
      title={t('newRole')}
    >
      <AccessFrame permission="roles:write" isDetail>
        <EditRolePage id={null} />
      </AccessFrame>
    </PageFrame>
  )
}
