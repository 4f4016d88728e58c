import { useTranslations } from 'next-intl'
import type { GroupDetail } from '@/lib/contract/groups'
import { Notice } from '../ui/notice'
import { partitionsWithoutOwner } from './work-shared'

const NAMED = 6

/** Names the partitions that no member reads; nothing while the group is just dealing them out. */
export function UnownedNotice({ group }: { group: GroupDetail }) {
  const t = useTranslations('group')
  const unowned = partitionsWithoutOwner(group)
  if (unowned.length === 0 || group.state.toLowerCase() !== 'stable') return null
  const names = unowned.slice(0, NAMED).map(({ topic, partition }) => `${topic}-${partition}`)
  return (
    <div className="mb-4">
      <Notice tone="warn" says="politely">
        {t.rich('unowned', {
          b: (words) => <b>{words}</b>,
          count: unowned.length,
          names: names.join(', '),
          rest: unowned.length - names.length,
        })}
      </Notice>
    </div>
  )
}
