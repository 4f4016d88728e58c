import { useTranslations } from 'next-intl'
import type { Overview } from '@/lib/contract/clusters'
import { formatCount, formatPercent } from '@/lib/client/format'
import { Icon } from '../ui/icon'

/** From here on a log dir is not called fine any more. */
const FULL_PERCENT = 90

const MARKS = {
  fine: { icon: 'tick', color: 'text-ok' },
  attention: { icon: 'triangle', color: 'text-warn' },
  unknown: { icon: 'dashed-question', color: 'text-unknown' },
} as const

interface FineItem {
  id: string
  mark: keyof typeof MARKS
  words: string
}

/** What is fine, so that trouble has its measure. */
export function FineList({ fine }: { fine: Overview['fine'] }) {
  const t = useTranslations('overview')
  const { groups, topics, quorum, fullestDiskPercent: disk } = fine
  const counted = (part: { fine: number; total: number }) => ({
    fine: formatCount(part.fine),
    total: formatCount(part.total),
    count: part.total,
  })
  const markOf = (part: { fine: number; total: number }) => (part.fine === 0 && part.total > 0 ? 'attention' : 'fine')
  const items: FineItem[] = [
    { id: 'groups', mark: markOf(groups), words: t('fineGroups', counted(groups)) },
    { id: 'topics', mark: markOf(topics), words: t('fineTopics', counted(topics)) },
    quorum
      ? { id: 'quorum', mark: quorum.caughtUp < quorum.voters ? 'attention' : 'fine', words: t('quorum', quorum) }
      : { id: 'quorum', mark: 'unknown', words: t('quorumUnknown') },
    disk === null
      ? { id: 'disk', mark: 'unknown', words: t('diskUnknown') }
      : { id: 'disk', mark: disk >= FULL_PERCENT ? 'attention' : 'fine', words: t('disk', { percent: formatPercent(disk) }) },
  ]
  return (
    <ul aria-label={t('fineLabel')} className="grid shrink-0 grid-cols-[auto_auto] gap-x-6 gap-y-1.5 pt-1.5 text-12 text-muted">
      {items.map(({ id, mark, words }) => (
        <li key={id} className="flex items-center gap-1.5 whitespace-nowrap">
          <Icon name={MARKS[mark].icon} size={14} className={MARKS[mark].color} />
          {words}
          {mark === 'attention' && <span className="unseen">, {t('attention')}</span>}
        </li>
      ))}
    </ul>
  )
}
