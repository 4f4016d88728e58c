import { useTranslations } from 'next-intl'
import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import type { Finding } from '@/lib/contract/clusters'
import { cutMiddle, formatCount } from '@/lib/client/format'
import { paths } from '@/lib/client/paths'

const NAMES_SHOWN = 2
const LONGEST_NAME = 26

/** Who is affected: what people call it first, then names, the rest as a number. */
export function Affected({ cluster, finding }: { cluster: string; finding: Finding }) {
  const t = useTranslations('overview')
  const { topics, topicCount, groups, groupCount } = finding.affected
  const titles = finding.services.filter(({ title }) => title !== finding.subject)
  const first = titles.length === 0 ? {} : { first: <Titles services={titles} /> }
  const readers = { names: groups, count: groupCount, href: (name: string) => paths.group(cluster, name) }
  const isGroup = groups.length === 1 && groups[0] === finding.subject
  // A single topic is the row's subject already; then its readers are who is affected.
  const isTopic = topicCount === 1 && topics[0] === finding.subject
  if (!isGroup && isTopic) {
    if (groupCount === 0) return <p className="text-muted">{t('noReaders')}</p>
    return <Names {...first} verb={t('readByNames')} {...readers} />
  }
  if (finding.kind === 'target-missed') return <Names verb={t('readByNames')} {...readers} />
  if (topicCount === 0) return finding.kind === 'broker-down' ? <p className="text-muted">{t('nobody')}</p> : null
  return (
    <Names
      {...first}
      {...(isGroup ? { verb: t('reads') } : {})}
      names={topics}
      count={topicCount}
      href={(name) => paths.topic(cluster, name)}
      {...(!isGroup && groupCount > 0 ? { after: t('readBy', { count: groupCount }) } : {})}
    />
  )
}

/** Titles of boards' services, each a way to its board. */
function Titles({ services }: { services: Finding['services'] }) {
  const t = useTranslations('overview')
  const rest = services.length - NAMES_SHOWN
  return (
    <>
      {services.slice(0, NAMES_SHOWN).map(({ board, title }, index) => (
        <span key={`${board} ${title}`}>
          {index > 0 && ', '}
          <Link href={paths.board(board)} className="font-medium hover:underline">
            {title}
          </Link>
        </span>
      ))}
      {rest > 0 && <span className="text-muted"> {t('and', { count: formatCount(rest) })}</span>}
      <span className="text-muted"> · </span>
    </>
  )
}

interface NamesProps {
  first?: ReactNode
  verb?: string
  names: readonly string[]
  count: number
  href: (name: string) => Route
  after?: string
}

function Names({ first, verb, names, count, href, after }: NamesProps) {
  const t = useTranslations('overview')
  const shown = names.slice(0, NAMES_SHOWN)
  const rest = count - shown.length
  return (
    <p>
      {first}
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
