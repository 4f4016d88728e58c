const KEY = 'highwater.tv-crashes'
const FIRST_MS = 10_000
const MOST_MS = 10 * 60_000
/** A crash so long after the last one is a new story. */
const FORGET_MS = 60 * 60_000

interface Crashes {
  count: number
  lastMs: number
}

/** How long to wait before a page that crashed is loaded anew: twice as long after each crash, ten minutes at most. */
export function pauseMs({ count }: Crashes): number {
  return Math.min(FIRST_MS * 2 ** (count - 1), MOST_MS)
}

/** One more than the last time, unless that is an hour ago. `text` is what was stored of it. */
export function oneMoreCrash(text: string | null, nowMs: number): Crashes {
  const last = storedCrashes(text)
  return { count: last !== null && nowMs - last.lastMs < FORGET_MS ? last.count + 1 : 1, lastMs: nowMs }
}

function storedCrashes(text: string | null): Crashes | null {
  try {
    const stored = JSON.parse(text ?? 'null') as Partial<Crashes> | null
    return typeof stored?.count === 'number' && typeof stored.lastMs === 'number' ? { count: stored.count, lastMs: stored.lastMs } : null
  } catch {
    return null
  }
}

/** Remembered where the page itself cannot: across its loading anew. Where nothing can be stored every pause is a minute. */
export function notedCrashPauseMs(nowMs: number): number {
  try {
    const crashes = oneMoreCrash(sessionStorage.getItem(KEY), nowMs)
    sessionStorage.setItem(KEY, JSON.stringify(crashes))
    return pauseMs(crashes)
  } catch {
    return 60_000
  }
}
