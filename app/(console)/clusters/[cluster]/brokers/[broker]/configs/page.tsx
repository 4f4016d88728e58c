import { notFound } from 'next/navigation'
import { BrokerConfigs } from '@/components/brokers/broker-configs'
import { brokerFromParam } from '@/components/brokers/broker-param'
import { nameFromParam } from '@/lib/client/paths'

export default async function Page({ params }: PageProps<'/clusters/[cluster]/brokers/[broker]/configs'>) {
  const { cluster, broker: brokerText } = await params
  const broker = brokerFromParam(brokerText)
  if (broker === null) notFound()
  return <BrokerConfigs cluster={nameFromParam(cluster)} broker={broker} />
}
