import { TopicProducers } from '@/components/topics/topic-producers'
import { nameFromParam } from '@/lib/client/paths'

export default async function Page({ params }: PageProps<'/clusters/[cluster]/topics/[topic]/producers'>) {
  const { cluster, topic } = await params
  return <TopicProducers cluster={nameFromParam(cluster)} topic={nameFromParam(topic)} />
}
