import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageFrame } from '@/components/layout/page-frame'
import { TransactionsPage } from '@/components/transactions/transactions-page'
import { nameFromParam } from '@/lib/client/paths'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('transactions'))('title') }
}

export default async function Page({ params }: PageProps<'/clusters/[cluster]/transactions'>) {
  const t = await getTranslations('transactions')
  const cluster = nameFromParam((await params).cluster)
  return (
    <PageFrame cluster={cluster} title={t('title')}>
      <TransactionsPage cluster={cluster} />
    </PageFrame>
  )
}
