import { TopicConfigs } from '@/components/topics/topic-configs'
import { nameFromParam } from '@/lib/client/paths'

export default async function Page({ params }: PageProps<'/clusters/[cluster]/topics/[topic]/configs'>) {
  const { cluster, topic } = await params
  return <TopicConfigs cluster={nameFromParam(cluster)} topic={nameFromParam(topic)} />
}
