import { useTranslations } from 'next-intl'
import type { GroupDetail } from '@/lib/contract/groups'
import { Status } from '../ui/status'
import { PARTITION_STATES, type ShownState } from './partition-state'

/** Where nothing moves at all, what waits is stuck. */
export function StateCell({ state, verdict }: { state: ShownState; verdict: GroupDetail['verdict'] }) {
  const t = useTranslations('group')
  if (state === 'behind' && verdict === 'stuck') return <Status status="stuck" />
  return <Status status={PARTITION_STATES[state].status} word={t(`states.${state}`)} />
}
