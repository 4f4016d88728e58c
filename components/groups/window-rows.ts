import type { GroupPartitionDetail } from '@/lib/contract/groups'

type Commit = GroupPartitionDetail['window'][number]

interface WindowRow {
  commit: Commit
  /** Offsets since the commit before; null for the oldest. */
  step: bigint | null
  /** Lag then as a share of the greatest that is known, now's included, 0 to 1; null where it was not known. */
  share: number | null
}

/** The commits of a window, newest first, each with its step and with its lag beside all others. */
export function windowRows(window: readonly Commit[], lagNow: string | null): { rows: WindowRow[]; shareNow: number | null } {
  const lags = [...window.map(({ lag }) => lag), lagNow].flatMap((lag) => (lag === null ? [] : [Number(lag)]))
  const most = Math.max(0, ...lags)
  const shareOf = (lag: string | null) => (lag === null ? null : most === 0 ? 0 : Number(lag) / most)
  const rows = window.map((commit, index) => {
    const before = window[index - 1]
    return { commit, step: before ? BigInt(commit.offset) - BigInt(before.offset) : null, share: shareOf(commit.lag) }
  })
  return { rows: rows.toReversed(), shareNow: shareOf(lagNow) }
}
