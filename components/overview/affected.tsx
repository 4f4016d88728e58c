import { useTranslations } from 'next-intl'
import type { Route } from 'next'
import Link from 'next/link'
import type { Finding } from '@/lib/contract/clusters'
import { cutMiddle, formatCount } from '@/lib/client/format'
import { paths } from '@/lib/client/paths'

const NAMES_SHOWN = 2
const LONGEST_NAME = 26

/** Who is affected: names first, the rest as a number. */
export function Affected({ cluster, finding }: { cluster: string; finding: Finding }) {
  const t = useTranslations('overview')
  const { topics, topicCount, groups, groupCount } = finding.affected
  const isGroup = groups.length === 1 && groups[0] === finding.subject
  // A single topic is the row's subject already; then its readers are who is affected.
  const isTopic = topicCount === 1 && topics[0] === finding.subject
  if (!isGroup && isTopic) {
    if (groupCount === 0) return <p className="text-muted">{t('noReaders')}</p>
    return <Names verb={t('readByNames')} names={groups} count={groupCount} href={(name) => paths.group(cluster, name)} />
  }
  if (topicCount === 0) return finding.kind === 'broker-down' ? <p className="text-muted">{t('nobody')}</p> : null
  return (
    <Names
      {...(isGroup ? { verb: t('reads') } : {})}
      names={topics}
      count={topicCount}
      href={(name) => paths.topic(cluster, name)}
      {...(!isGroup && groupCount > 0 ? { after: t('readBy', { count: groupCount }) } : {})}
    />
  )
}

interface NamesProps {
  verb?: string
  names: readonly string[]
  count: number
  href: (name: string) => Route
  after?: string
}

function Names({ verb, names, count, href, after }: NamesProps) {
  const t = useTranslations('overview')
  const shown = names.slice(0, NAMES_SHOWN)
  const rest = count - shown.length
  return (
    <p>
      {verb && <span className="text-muted">{verb} </span>}
      {shown.map((name, index) => (
        <span key={name}>
          {index > 0 && ', '}
          <Link href={href(name)} title={name} className="hover:underline">
            {cutMiddle(name || t('emptyGroup'), LONGEST_NAME)}
          </Link>
        </span>
      ))}
      {rest > 0 && <span className="text-muted"> {t('and', { count: formatCount(rest) })}</span>}
      {after && <span className="text-muted"> · {after}</span>}
    </p>
  )
}
