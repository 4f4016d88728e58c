import { getTranslations } from 'next-intl/server'
import { FirstCluster } from '@/components/layout/first-cluster'
import { PageFrame } from '@/components/layout/page-frame'

export default async function HomePage() {
  const t = await getTranslations('app')
  return (
    <PageFrame cluster={null} title={t('name')}>
      <FirstCluster />
    </PageFrame>
  )
}
