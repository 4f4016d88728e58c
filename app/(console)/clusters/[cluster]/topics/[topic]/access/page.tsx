import { TopicAccess } from '@/components/acls/on-page/topic-access'
import { nameFromParam } from '@/lib/client/paths'

export default async function Page({ params }: PageProps<'/clusters/[cluster]/topics/[topic]/access'>) {
  const { cluster, topic } = await params
  return <TopicAccess cluster={nameFromParam(cluster)} topic={nameFromParam(topic)} />
}
