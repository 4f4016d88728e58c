import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { cutMiddle } from '@/lib/client/format'
import { paths } from '@/lib/client/paths'
import type { Service } from '@/lib/contract/boards'

const MOST_SHOWN = 2
const LONGEST_NAME = 28

/** Whose lag it is, the furthest behind first; links only for those who may follow them. */
export function ServiceGroups({ service, hasLinks }: { service: Service; hasLinks: boolean }) {
  const t = useTranslations('boards')
  const { matched, matchedCount, cluster, clusterGone, groups } = service
  if (clusterGone) return t('clusterGone', { cluster: cluster ?? 'none' })
  if (matchedCount === 0) return t('noGroup', { patterns: cutMiddle(groups.join(', '), 2 * LONGEST_NAME) })
  const more = matchedCount - Math.min(MOST_SHOWN, matched.length)
  return (
    <>
      {matched.slice(0, MOST_SHOWN).map((group, index) => (
        <span key={group}>
          {index > 0 && ', '}
          {hasLinks && cluster !== null ? (
            <Link
              className="link underline decoration-line-control underline-offset-2"
              prefetch={false}
              href={paths.group(cluster, group)}
              title={group}
            >
              {cutMiddle(group, LONGEST_NAME) || t('emptyName')}
            </Link>
          ) : (
            <span title={group}>{cutMiddle(group, LONGEST_NAME) || t('emptyName')}</span>
          )}
        </span>
      ))}
      {more > 0 && <>, {t('moreGroups', { count: more })}</>}
    </>
  )
}
