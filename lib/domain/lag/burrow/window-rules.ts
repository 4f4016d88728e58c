import type { WindowCommit } from './commit-rings'

// The single questions of Burrow's evaluator (core/internal/evaluator, class `caching`, v1.9.5). A window has its
// oldest commit first; lags that were not known when the commit arrived count for nothing.

/** Did no commit leave a lag of at most this? */
export function isLagAlwaysAbove(window: readonly WindowCommit[], allowedLag: bigint): boolean {
  return window.every((commit) => commit.lag === null || commit.lag > allowedLag)
}

/** Index of the first commit that lies before its predecessor, −1 if none does. */
export function rewindIndex(window: readonly WindowCommit[]): number {
  return window.findIndex((commit, index) => commit.offset < (window[index - 1]?.offset ?? commit.offset))
}

/** Has no commit since that index come back to where the group was before it? Later rewinds are not looked at. */
export function isRewound(window: readonly WindowCommit[], index: number): boolean {
  const before = window[index - 1]
  return before !== undefined && window.slice(index).every((commit) => commit.offset < before.offset)
}

/** Silence since the last commit, and the time the window spans, in ms; the evaluator's clock has whole seconds. */
export function silenceOf(window: readonly WindowCommit[], nowSeconds: number): { silentMs: number; spanMs: number } | null {
  const [first, last] = [window[0], window.at(-1)]
  return first && last ? { silentMs: nowSeconds * 1000 - last.timestampMs, spanMs: last.timestampMs - first.timestampMs } : null
}

/** Has the group been silent for longer than its window spans? */
export function isStopped(window: readonly WindowCommit[], nowSeconds: number): boolean {
  const silence = silenceOf(window, nowSeconds)
  return silence !== null && silence.silentMs > silence.spanMs
}

/** Does one of the kept end offsets show that the last commit was the end not long ago? */
export function hasRecentZeroLag(window: readonly WindowCommit[], brokerEnds: readonly bigint[]): boolean {
  const last = window.at(-1)
  return last !== undefined && brokerEnds.some((end) => end <= last.offset)
}

/** Are all commits the same offset? One commit is. */
export function isStalled(window: readonly WindowCommit[]): boolean {
  return window.every((commit) => commit.offset === window[0]?.offset)
}

/** The first two known lags of which the later is smaller. */
export function firstDecrease(window: readonly WindowCommit[]): { before: bigint; after: bigint } | null {
  let before: bigint | null = null
  for (const { lag } of window) {
    if (lag === null) continue
    if (before !== null && lag < before) return { before, after: lag }
    before = lag
  }
  return null
}

/** Does the known lag never become smaller? So also where fewer than two lags are known. */
export function isLagNotDecreasing(window: readonly WindowCommit[]): boolean {
  return firstDecrease(window) === null
}
