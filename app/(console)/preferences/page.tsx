import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { OwnSessions } from '@/components/access/own-sessions'
import { PageFrame } from '@/components/layout/page-frame'
import { PreferencesPage } from '@/components/preferences/preferences-page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('preferences'))('title') }
}

export default async function Page() {
  const t = await getTranslations('preferences')
  return (
    <PageFrame cluster={null} title={t('title')}>
      <PreferencesPage>
        <OwnSessions />
      </PreferencesPage>
    </PageFrame>
  )
}
