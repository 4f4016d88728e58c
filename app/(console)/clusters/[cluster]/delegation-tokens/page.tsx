import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DelegationTokensPage } from '@/components/delegation-tokens/delegation-tokens-page'
import { PageFrame } from '@/components/layout/page-frame'
import { nameFromParam } from '@/lib/client/paths'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('delegationTokens'))('title') }
}

export default async function Page({ params }: PageProps<'/clusters/[cluster]/delegation-tokens'>) {
  const t = await getTranslations('delegationTokens')
  const cluster = nameFromParam((await params).cluster)
  return (
    <PageFrame cluster={cluster} title={t('title')}>
      <DelegationTokensPage cluster={cluster} />
    </PageFrame>
  )
}
