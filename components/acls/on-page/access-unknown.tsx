'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { aclQueries } from '@/lib/client/queries/acls'
import { paths } from '@/lib/client/paths'
import { buttonClass } from '../../ui/button'
import { EmptyState } from '../../ui/empty-state'
import { AclsState } from '../acls-state'

/** Why it is not known who may do what with a resource, as the page of the ACLs says it. */
export function AccessUnknown({ cluster }: { cluster: string }) {
  const t = useTranslations('acls.onPage')
  const { data } = useQuery({ ...aclQueries.stretch(cluster, {}, 0, 1), retry: false })
  if (data && data.state !== 'read') return <AclsState cluster={cluster} state={data.state} errors={data.errors} />
  return (
    <EmptyState
      title={t('unknown')}
      actions={
        <Link href={paths.acls(cluster)} className={buttonClass()}>
          {t('toAcls')}
        </Link>
      }
    />
  )
}
