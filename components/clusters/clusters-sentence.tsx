import { useTranslations } from 'next-intl'
import type { ClusterItem } from '@/lib/contract/clusters'
import { Sentence } from '../ui/sentence'
import { needsSomeone } from './cluster-order'

export function ClustersSentence({ clusters }: { clusters: readonly ClusterItem[] }) {
  const t = useTranslations('clusters')
  const having = (status: ClusterItem['status']) => clusters.filter((cluster) => cluster.status === status).length
  const [unreachable, connecting] = [having('unreachable'), having('connecting')]
  const more = [
    unreachable > 0 && t('unreachableCount', { count: unreachable }),
    connecting > 0 && t('connectingCount', { count: connecting }),
  ].filter((part) => part !== false)
  return (
    <Sentence more={more.length > 0 && more.join(' ')}>
      <output>{t('sentence', { needing: clusters.filter(needsSomeone).length, total: clusters.length })}</output>
    </Sentence>
  )
}
