import type { Finding } from '@/lib/contract/clusters'
import { formatCount, formatDuration } from '@/lib/client/format'

/** A finding's figures as its sentences take them; `none` where there is no such figure. */
export function findingFigures({
  kind,
  figures,
  count,
  subject,
  rack,
  affected,
  services,
}: Omit<Finding, 'id' | 'severity' | 'since' | 'sinceAtLeast'>) {
  const text = (name: string) => {
    const figure = figures[name]
    return figure === undefined || figure === '' ? 'none' : String(figure)
  }
  const [lag, seconds, state, error] = [text('lag'), text('seconds'), text('state'), text('error')]
  return {
    count,
    subject,
    rack: rack ?? 'none',
    topics: affected.topicCount,
    partition: text('partition'),
    lag: lag === 'none' ? lag : formatCount(lag),
    lagCount: lag === 'none' ? 0 : Number(lag),
    /** How late is too late, where that is what is wrong or is missed too. */
    target: targetOf({ subject, figures, affected, services }),
    behind: seconds === 'none' ? seconds : formatDuration(Number(seconds)),
    // A group that waits although its members are well is the usual case, and not worth words.
    state: state === 'Stable' || state === 'STABLE' ? 'none' : state,
    path: text('path'),
    error,
    /** Why a broker is away, where the word does not say it already. */
    reason: kind !== 'broker-down' || error === 'fenced' || error === 'not-answering' ? 'none' : error,
  }
}

function targetOf({
  subject,
  figures: { target },
  affected,
  services,
}: Pick<Finding, 'subject' | 'figures' | 'affected' | 'services'>): string {
  // Of partitions or brokers nothing is late: only those who read there may be.
  const isGroup = affected.groupCount === 1 && affected.groups[0] === subject
  const missed = isGroup ? services.filter((service) => service.missed).map((service) => service.targetSeconds) : []
  const seconds = target === undefined ? Math.min(...missed) : Number(target)
  return Number.isFinite(seconds) ? formatDuration(seconds) : 'none'
}

/** What a broker that is away takes with it; kinds that are zero are left out. */
export function brokerLosses({ figures }: Finding): { kind: 'offline' | 'refusing' | 'short'; count: number }[] {
  return (['offline', 'refusing', 'short'] as const)
    .map((kind) => ({ kind, count: Number(figures[kind] ?? 0) }))
    .filter(({ count }) => count > 0)
}

/** Since when the first of them holds; `atLeast` when it may be longer. null without any. */
export function firstSince(findings: readonly Finding[]): { at: string; atLeast: boolean } | null {
  const [first] = findings.toSorted((a, b) => Date.parse(a.since) - Date.parse(b.since))
  return first ? { at: first.since, atLeast: first.sinceAtLeast } : null
}
