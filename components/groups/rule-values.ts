import type { BurrowStatus } from '@/lib/contract/groups'
import { formatCount, formatDuration, formatPercent, formatWhen } from '@/lib/client/format'

export const BURROW_RULES = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const
type BurrowRule = (typeof BURROW_RULES)[number]

/** The rule's number as the words know it; null for one this page does not know. */
export function ruleOf({ rule }: Pick<BurrowStatus, 'rule'>): BurrowRule | null {
  return BURROW_RULES.find((one) => one === String(rule)) ?? null
}

/** The figures of the rule that decided on a partition, as the words of all nine take them. */
export function ruleValues({ figures }: Pick<BurrowStatus, 'figures'>, asOf: string) {
  const count = (name: string) => (figures[name] === undefined ? 'none' : formatCount(figures[name]))
  const time = (name: string) => formatDuration(Number(figures[name] ?? 0) / 1000)
  return {
    commits: Number(figures['commits'] ?? 0),
    intervals: Number(figures['intervals'] ?? 0),
    minimumComplete: formatPercent(Number(figures['minimumComplete'] ?? 0) * 100),
    currentLag: count('currentLag'),
    allowedLag: figures['allowedLag'] === undefined ? '0' : count('allowedLag'),
    silent: time('silentMs'),
    span: time('spanMs'),
    committed: count('committed'),
    lowestEnd: count('lowestEnd'),
    from: count('from'),
    to: count('to'),
    at: figures['timestampMs'] === undefined ? '' : formatWhen(Number(figures['timestampMs']), asOf),
    lag: count('lag'),
    seen: Number(figures['knownLags'] ?? 0) > 1 ? 'enough' : 'few',
    firstLag: count('firstLag'),
    lastLag: count('lastLag'),
    lagBefore: count('lagBefore'),
    lagAfter: count('lagAfter'),
  }
}
