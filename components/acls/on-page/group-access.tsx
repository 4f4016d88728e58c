'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { paths } from '@/lib/client/paths'
import { aclQueries } from '@/lib/client/queries/acls'
import { groupQueries } from '@/lib/client/queries/groups'
import { Section } from '../../ui/section'
import { AccessList } from './access-list'

const IN_A_LINE = { 'no-authorizer': 'noAuthorizer', refused: 'refused', unknown: 'unknown' } as const

/** Who may do what with one group, below what its page says of it. */
export function GroupAccess({ cluster, group }: { cluster: string; group: string }) {
  const t = useTranslations('acls.onPage')
  const tStates = useTranslations('acls.states')
  const { data } = useQuery(groupQueries.detail(cluster, group))
  const isUnknown = data?.acls === null
  const { data: rules } = useQuery({ ...aclQueries.stretch(cluster, {}, 0, 1), retry: false, enabled: isUnknown })
  // Without the group itself its page says why.
  if (!data) return null
  const toAcls = (
    <Link href={paths.acls(cluster, isUnknown ? {} : { q: group })} prefetch={false} className="link">
      {t('toAcls')}
    </Link>
  )
  if (data.acls !== null) {
    return (
      <Section title={t('title')} note={t('note', { count: data.acls.length })} aside={toAcls}>
        <AccessList cluster={cluster} type="GROUP" name={group} acls={data.acls} />
      </Section>
    )
  }
  // In a line: a cluster where everyone may do everything has many groups.
  if (!rules || rules.state === 'read') return null
  return (
    <Section title={t('title')} aside={toAcls}>
      <p className="p-2 text-muted">{tStates(IN_A_LINE[rules.state])}</p>
    </Section>
  )
}
