import type { GroupItem } from '@/lib/contract/groups'
import { formatDuration } from '@/lib/client/format'
import type { Verdict } from '@/lib/domain/lag/verdict'

type Loss = NonNullable<GroupItem['dataLoss']>

/** Loss that may come within this time is worth a colour, in seconds: somebody has to act today. */
const NEAR_SECONDS = 86_400

/** Which words a countdown takes: `until` where the age of the record is not known, so that only the latest time is. */
type LossShape = 'between' | 'about' | 'from' | 'until' | 'soonUntil' | 'soon'

/** `isAgeKnown`: a lower bound of 0 then means that it may be gone at any moment, else that nothing is known. null: nothing can be said. */
export function lossWords(
  { atLeastSeconds, atMostSeconds }: Loss,
  isAgeKnown: boolean,
): { shape: LossShape; from: string; to: string } | null {
  const from = formatDuration(atLeastSeconds)
  const to = atMostSeconds === null ? '' : formatDuration(atMostSeconds)
  const words = (shape: LossShape) => ({ shape, from, to })
  if (atLeastSeconds >= 1) return words(to === '' ? 'from' : from === to ? 'about' : 'between')
  if (isAgeKnown) return words(to === '' ? 'soon' : 'soonUntil')
  return to === '' ? null : words('until')
}

/** May it happen within a day? A bound of 0 that stands for an unknown age does not say so. */
export function isLossNear({ atLeastSeconds, atMostSeconds }: Loss, isAgeKnown: boolean): boolean {
  if (isAgeKnown || atLeastSeconds > 0) return atLeastSeconds < NEAR_SECONDS
  return atMostSeconds !== null && atMostSeconds < NEAR_SECONDS
}

/** Nothing moves, so retention comes nearer every second. */
const STANDING: ReadonlySet<Verdict> = new Set(['losing-data', 'stuck'])

/** The countdown of a group as far as it matters: where it stands still, or it is near. null: it does not. */
export function lossThatMatters(group: Pick<GroupItem, 'dataLoss' | 'secondsBehind' | 'verdict'>) {
  const { dataLoss, secondsBehind, verdict } = group
  if (dataLoss === null || verdict === 'caught-up') return null
  const isAgeKnown = secondsBehind !== null
  const isNear = isLossNear(dataLoss, isAgeKnown)
  const words = isNear || STANDING.has(verdict) ? lossWords(dataLoss, isAgeKnown) : null
  return words && { words: { ...words, by: dataLoss.by }, isNear }
}

/** The age at which retention takes the group's first unread record, in seconds; null where it is not age that it goes by, or not known. */
export function retentionAge({ dataLoss, secondsBehind }: Pick<GroupItem, 'dataLoss' | 'secondsBehind'>): number | null {
  if (dataLoss?.by !== 'time' || dataLoss.atLeastSeconds <= 0 || secondsBehind === null) return null
  return secondsBehind + dataLoss.atLeastSeconds
}
