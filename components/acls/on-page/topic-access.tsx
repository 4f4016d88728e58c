'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { paths } from '@/lib/client/paths'
import { topicQueries } from '@/lib/client/queries/topics'
import { AccessList } from './access-list'

/** Who may do what with one topic. */
export function TopicAccess({ cluster, topic }: { cluster: string; topic: string }) {
  const t = useTranslations('acls.onPage')
  const { data } = useQuery(topicQueries.detail(cluster, topic))
  return (
    <div className="mt-2.5">
      <AccessList cluster={cluster} type="TOPIC" name={topic} acls={data?.acls} />
      {data && data.acls !== null && (
        <p className="p-2 text-12">
          <Link href={paths.acls(cluster, { q: topic })} prefetch={false} className="link">
            {t('toAcls')}
          </Link>
        </p>
      )}
    </div>
  )
}
