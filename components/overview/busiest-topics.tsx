import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { Overview } from '@/lib/contract/clusters'
import { formatRate } from '@/lib/client/format'
import { paths } from '@/lib/client/paths'
import { Figure } from '../ui/figure'
import { LongName } from '../ui/long-name'

interface BusiestTopicsProps {
  cluster: string
  topics: Overview['busiestTopics']
}

/** Where most of what is written goes, and how many groups read it. */
export function BusiestTopics({ cluster, topics }: BusiestTopicsProps) {
  const t = useTranslations('overview')
  if (topics.length === 0) return <p className="text-12 text-muted">{t('noTopics')}</p>
  return (
    <table className="w-full table-fixed text-12 leading-[17px]">
      <caption className="unseen">{t('busiest')}</caption>
      <thead className="unseen">
        <tr>
          <th scope="col">{t('topic')}</th>
          <th scope="col">{t('written')}</th>
          <th scope="col">{t('groups')}</th>
        </tr>
      </thead>
      <tbody>
        {topics.map((topic) => (
          <tr key={topic.id}>
            <th scope="row" className="text-left font-regular">
              <Link href={paths.topic(cluster, topic.id)} aria-label={topic.id} className="block hover:underline">
                <LongName>{topic.id}</LongName>
              </Link>
            </th>
            <td className="w-18 text-right whitespace-nowrap">
              <Figure isStale={topic.stale} note={t('writtenPartly')}>
                {formatRate(topic.recordsPerSec)}
              </Figure>
            </td>
            <td className="w-17 text-right whitespace-nowrap text-muted">{t('readers', { count: topic.groups })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
