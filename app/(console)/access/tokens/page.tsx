import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AccessFrame } from '@/components/access/access-frame'
import { TokensSection } from '@/components/access/tokens/tokens-section'
import { PageFrame } from '@/components/layout/page-frame'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('access'))('tokens') }
}

export default async function Page() {
  const t = await getTranslations('access')
  return (
    <PageFrame cluster={null} title={t('title')}>
      <AccessFrame permission="tokens:write">
        <TokensSection />
      </AccessFrame>
    </PageFrame>
  )
}
