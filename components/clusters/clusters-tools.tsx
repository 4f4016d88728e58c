'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { paths } from '@/lib/client/paths'
import { sessionQueries } from '@/lib/client/queries/access'
import { connectionQueries } from '@/lib/client/queries/connections'
import { buttonClass } from '../ui/button'
import { Icon } from '../ui/icon'
import { Notice } from '../ui/notice'

/** Leads to the form, for whoever may connect clusters. */
export function AddClusterLink({ isFirst = false }: { isFirst?: boolean }) {
  const t = useTranslations('clusters')
  const { data } = useQuery(sessionQueries.current())
  if (!data?.permissions.includes('clusters:write')) return null
  return (
    <Link href={paths.newCluster()} className={buttonClass(isFirst ? 'primary' : 'plain')}>
      <Icon name="plus" />
      {t(isFirst ? 'addFirst' : 'add')}
    </Link>
  )
}

/** Clusters that were added here and cannot be watched: nobody would miss them in the list. */
export function ShutClusters() {
  const t = useTranslations('clusters')
  const { data: session } = useQuery(sessionQueries.current())
  const mayConnect = session?.permissions.includes('clusters:write') ?? false
  const { data } = useQuery({ ...connectionQueries.configs(), enabled: mayConnect })
  const shut = data?.items.filter(({ isWatched }) => !isWatched) ?? []
  return shut.map(({ id, name }) => (
    <div key={id} className="mb-3">
      <Notice
        tone="danger"
        action={
          <Link href={paths.connection(id, 'edit')} className="underline underline-offset-2">
            {t('enterAgain')}
          </Link>
        }
      >
        {t.rich('shut', { b: (words) => <b>{words}</b>, name })}
      </Notice>
    </div>
  ))
}
