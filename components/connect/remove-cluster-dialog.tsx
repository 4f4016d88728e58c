'use client'

import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { paths } from '@/lib/client/paths'
import { connectionMutations } from '@/lib/client/queries/connections'
import { TypedNameDialog } from '../ui/typed-name-dialog'

/** Nobody is watched over from then on, so its id has to be typed. */
export function RemoveClusterDialog({ cluster, onClose }: { cluster: { id: string; name: string }; onClose: () => void }) {
  const t = useTranslations('connection.remove')
  const router = useRouter()
  const { mutate, error, isPending } = useMutation(connectionMutations.remove(cluster.id))
  return (
    <TypedNameDialog
      title={t('title', { name: cluster.name })}
      detail={t('detail')}
      name={cluster.id}
      label={t('type', { id: cluster.id })}
      why={t('why')}
      act={t('act')}
      error={error}
      isPending={isPending}
      onConfirm={() => mutate(undefined, { onSuccess: () => router.push(paths.clusters()) })}
      onClose={onClose}
    />
  )
}
