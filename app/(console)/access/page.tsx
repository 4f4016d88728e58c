import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AccessFrame } from '@/components/access/access-frame'
import { PeopleSection } from '@/components/access/people/people-section'
import { SessionsSection } from '@/components/access/sessions-section'
import { PageFrame } from '@/components/layout/page-frame'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('access'))('people') }
}

export default async function Page() {
  const t = await getTranslations('access')
  return (
    <PageFrame cluster={null} title={t('title')}>
      <AccessFrame permission="users:write">
        <PeopleSection />
        <SessionsSection of="all" />
      </AccessFrame>
    </PageFrame>
  )
}
