import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AuditPage } from '@/components/changes/audit/audit-page'
import { PageFrame } from '@/components/layout/page-frame'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('audit'))('title') }
}

export default async function Page() {
  const t = await getTranslations('audit')
  return (
    <PageFrame cluster={null} title={t('title')}>
      <AuditPage />
    </PageFrame>
  )
}
