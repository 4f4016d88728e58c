import type { GroupItem } from '@/lib/contract/groups'
import { formatDuration } from '@/lib/client/format'
import type { Verdict } from '@/lib/domain/lag/verdict'

type Loss = NonNullable<GroupItem['dataLoss']>

/** Loss that may come within this time is worth a colour, in seconds: somebody has to act today. */
const NEAR_SECONDS = 86_400

/** Which words a countdown takes: `until` where only the latest time is known, `soon…` where it may be gone at any moment. */
type LossShape = 'between' | 'about' | 'from' | 'until' | 'soonUntil' | 'soon'

/** null: nothing can be said. */
export function lossWords({ atLeastSeconds, atMostSeconds }: Loss): { shape: LossShape; from: string; to: string } | null {
  const from = atLeastSeconds === null ? '' : formatDuration(atLeastSeconds)
  const to = atMostSeconds === null ? '' : formatDuration(atMostSeconds)
  const words = (shape: LossShape) => ({ shape, from, to })
  if (atLeastSeconds === null) return to === '' ? null : words('until')
  if (atLeastSeconds < 1) return words(to === '' ? 'soon' : 'soonUntil')
  return words(to === '' ? 'from' : from === to ? 'about' : 'between')
}

/** May it happen within a day, as far as is known? */
export function isLossNear({ atLeastSeconds, atMostSeconds }: Loss): boolean {
  return (atLeastSeconds ?? atMostSeconds ?? Number.POSITIVE_INFINITY) < NEAR_SECONDS
}

/** Nothing moves, so retention comes nearer every second. */
const STANDING: ReadonlySet<Verdict> = new Set(['losing-data', 'stuck'])

/** The countdown of a group as far as it matters: where it stands still, or it is near. null: it does not. */
export function lossThatMatters(group: Pick<GroupItem, 'dataLoss' | 'verdict'>) {
  const { dataLoss, verdict } = group
  if (dataLoss === null || verdict === 'caught-up') return null
  const isNear = isLossNear(dataLoss)
  const words = isNear || STANDING.has(verdict) ? lossWords(dataLoss) : null
  return words && { words: { ...words, by: dataLoss.by }, isNear }
}

/** The age at which retention takes the group's first unread record, in seconds; null where it is not age that it goes by, or not known. */
export function retentionAge({ dataLoss, secondsBehind }: Pick<GroupItem, 'dataLoss' | 'secondsBehind'>): number | null {
  if (dataLoss?.by !== 'time' || dataLoss.atLeastSeconds === null || dataLoss.atLeastSeconds <= 0 || secondsBehind === null) return null
  return secondsBehind + dataLoss.atLeastSeconds
}
