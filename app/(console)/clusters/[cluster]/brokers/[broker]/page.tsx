import { notFound } from 'next/navigation'
import { BrokerPartitions } from '@/components/brokers/broker-partitions'
import { brokerFromParam } from '@/components/brokers/broker-param'
import { nameFromParam } from '@/lib/client/paths'

export default async function Page({ params }: PageProps<'/clusters/[cluster]/brokers/[broker]'>) {
  const { cluster, broker: brokerText } = await params
  const broker = brokerFromParam(brokerText)
  if (broker === null) notFound()
  return <BrokerPartitions cluster={nameFromParam(cluster)} broker={broker} />
}
