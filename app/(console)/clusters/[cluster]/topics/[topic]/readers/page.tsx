import { TopicReaders } from '@/components/topics/topic-readers'
import { nameFromParam } from '@/lib/client/paths'

export default async function Page({ params }: PageProps<'/clusters/[cluster]/topics/[topic]/readers'>) {
  const { cluster, topic } = await params
  return <TopicReaders cluster={nameFromParam(cluster)} topic={nameFromParam(topic)} />
}
