import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageFrame } from '@/components/layout/page-frame'
import { TopicHead } from '@/components/topics/topic-head'
import { nameFromDecodedParam, nameFromParam, paths } from '@/lib/client/paths'

type Props = LayoutProps<'/clusters/[cluster]/topics/[topic]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: nameFromDecodedParam((await params).topic) }
}

export default async function Layout({ params, children }: Props) {
  const t = await getTranslations('topics')
  const { cluster: clusterParam, topic: topicParam } = await params
  const [cluster, topic] = [nameFromParam(clusterParam), nameFromParam(topicParam)]
  return (
    <PageFrame hasRange cluster={cluster} crumbs={[{ href: paths.topics(cluster), label: t('title') }]} title={topic}>
      <TopicHead cluster={cluster} topic={topic}>
        {children}
      </TopicHead>
    </PageFrame>
  )
}
