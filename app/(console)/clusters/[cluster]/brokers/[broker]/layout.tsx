import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { BrokerHead } from '@/components/brokers/broker-head'
import { brokerFromParam } from '@/components/brokers/broker-param'
import { PageFrame } from '@/components/layout/page-frame'
import { nameFromParam, paths } from '@/lib/client/paths'

type Props = LayoutProps<'/clusters/[cluster]/brokers/[broker]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await getTranslations('brokers'))('brokerName', { id: (await params).broker }) }
}

export default async function Layout({ params, children }: Props) {
  const t = await getTranslations('brokers')
  const { cluster: clusterParam, broker: brokerText } = await params
  const cluster = nameFromParam(clusterParam)
  const broker = brokerFromParam(brokerText)
  if (broker === null) notFound()
  return (
    <PageFrame
      cluster={cluster}
      crumbs={[{ href: paths.brokers(cluster), label: t('title') }]}
      title={t('brokerName', { id: String(broker) })}
    >
      <BrokerHead cluster={cluster} broker={broker}>
        {children}
      </BrokerHead>
    </PageFrame>
  )
}
