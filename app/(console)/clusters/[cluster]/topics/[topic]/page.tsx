import { TopicPartitions } from '@/components/topics/topic-partitions'
import { nameFromParam } from '@/lib/client/paths'

export default async function Page({ params }: PageProps<'/clusters/[cluster]/topics/[topic]'>) {
  const { cluster, topic } = await params
  return <TopicPartitions cluster={nameFromParam(cluster)} topic={nameFromParam(topic)} />
}
