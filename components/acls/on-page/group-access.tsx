'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { paths } from '@/lib/client/paths'
import { groupQueries } from '@/lib/client/queries/groups'
import { Section } from '../../ui/section'
import { AccessList } from './access-list'

/** Who may do what with one group, below what its page says of it. */
export function GroupAccess({ cluster, group }: { cluster: string; group: string }) {
  const t = useTranslations('acls.onPage')
  const { data } = useQuery(groupQueries.detail(cluster, group))
  // Without the group itself its page says why; nothing is known of a cluster whose rules may not be read.
  if (!data || data.acls === null) return null
  return (
    <Section
      title={t('title')}
      note={t('note', { count: data.acls.length })}
      aside={
        <Link href={paths.acls(cluster, { q: group })} prefetch={false} className="link">
          {t('toAcls')}
        </Link>
      }
    >
      <AccessList cluster={cluster} type="GROUP" name={group} acls={data.acls} />
    </Section>
  )
}
