const MINUTE_MS = 60_000
const DAY_MINUTES = 1_440

/** A group as one sees them in life: how much is written to what it reads, how far behind it is, and when nobody could tell. */
export interface LoadedGroup {
  id: string
  /** Its figures at a minute; the same minute gives the same figures. */
  at(minute: number): { lag: number; seconds: number; commitRate: number; produceRate: number }
}

/** `count` groups: a fifth without any traffic, most with the waves of a day, and all with peaks of a minute now and then. */
export function sampleLoad(count: number): LoadedGroup[] {
  return Array.from({ length: count }, (_, n) => {
    const isIdle = n % 5 === 0
    const usual = isIdle ? 0 : 20 * 1.09 ** (n % 60)
    return {
      id: `group-${n}`,
      at(minute) {
        const noise = random(n, minute)
        if (noise < 0.001) return { lag: Number.NaN, seconds: Number.NaN, commitRate: Number.NaN, produceRate: Number.NaN }
        const wave = 1 + 0.6 * Math.sin((2 * Math.PI * (minute % DAY_MINUTES)) / DAY_MINUTES)
        const produceRate = usual * wave * (0.9 + 0.2 * random(n + 1_000, minute))
        const isPeak = !isIdle && random(n + 2_000, minute) < 0.002
        const seconds = isIdle ? 0 : isPeak ? 30 + 600 * noise : 0.5 + 3 * noise
        return { lag: Math.round(seconds * produceRate), seconds, commitRate: produceRate * (0.95 + 0.1 * noise), produceRate }
      },
    }
  })
}

export function minuteMs(minute: number): number {
  return minute * MINUTE_MS
}

/** 0 to 1, by a mix of its two numbers (a round of MurmurHash3's finaliser). */
function random(a: number, b: number): number {
  let hash = Math.imul(a + 1, 0x9e3779b1) ^ Math.imul(b + 1, 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}
