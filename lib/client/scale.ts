/** A zero-based axis: where it ends and where its lines lie. */
export interface Scale {
  top: number
  ticks: number[]
}

/** A line never touches the top of its chart. */
const HEADROOM = 1.04
const MOST_TICKS = 4
const DURATION_STEPS = [
  1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 172_800, 432_000, 864_000,
]

/** `floor`: the least the axis shows, so that noise is not magnified. */
export function countScale(values: Iterable<number | null>, floor: number, mostTicks = MOST_TICKS): Scale {
  const most = mostOf(values, floor)
  const power = 10 ** Math.floor(Math.log10(most / mostTicks))
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((size) => most / size <= mostTicks) ?? most
  return scaleOf(most, step)
}

/** The same in seconds, with steps a clock has. */
export function durationScale(values: Iterable<number | null>, floorSeconds: number): Scale {
  const most = mostOf(values, floorSeconds)
  const last = DURATION_STEPS.at(-1) ?? 1
  const step = DURATION_STEPS.find((size) => most / size <= MOST_TICKS) ?? Math.ceil(most / MOST_TICKS / last) * last
  return scaleOf(most, step)
}

function mostOf(values: Iterable<number | null>, floor: number): number {
  let most = floor
  for (const value of values) if (value !== null && value > most) most = value
  return most
}

function scaleOf(most: number, step: number): Scale {
  const count = Math.max(1, Math.ceil(most / step - 1e-9))
  const ticks = Array.from({ length: count }, (_, index) => step * (index + 1))
  return { top: step * count * HEADROOM, ticks }
}

const SECOND_MS = 1000
const DAY_MS = 86_400_000
const LONGEST_STEP_SECONDS = 2_419_200
const TIME_STEPS_SECONDS = [
  10,
  30,
  60,
  120,
  300,
  600,
  900,
  1800,
  3600,
  7200,
  10_800,
  21_600,
  43_200,
  86_400,
  172_800,
  432_000,
  604_800,
  1_209_600,
  LONGEST_STEP_SECONDS,
]

interface TickOptions {
  most?: number
  /** The share that the labels of both ends need for themselves; `startEdge` that of the first, where it is longer. */
  edge?: number
  startEdge?: number
  /** Minutes behind UTC at a moment in ms; without it those of this browser. */
  offsetAt?: (at: number) => number
}

/** Nearer than this share of a step two labels lie on each other: an hour that is there twice. */
const LEAST_APART = 0.75

/** Where a time axis is labelled: on round times of a clock, clear of both ends. */
export function timeTicks(
  fromMs: number,
  toMs: number,
  { most = 8, edge = 0.1, startEdge, offsetAt = (at) => new Date(at).getTimezoneOffset() }: TickOptions = {},
): { ticks: number[]; stepSeconds: number } {
  const span = toMs - fromMs
  const fits = (seconds: number) => span / (seconds * SECOND_MS) <= most
  const longest = Math.max(1, Math.ceil(span / (most * LONGEST_STEP_SECONDS * SECOND_MS))) * LONGEST_STEP_SECONDS
  const stepSeconds = TIME_STEPS_SECONDS.find(fits) ?? longest
  const step = stepSeconds * SECOND_MS
  const offsetMs = (at: number) => offsetAt(at) * 60 * SECOND_MS
  const ticks: number[] = []
  for (let wall = Math.floor((fromMs - offsetMs(fromMs)) / step) * step; wall <= toMs - offsetMs(toMs) + step; wall += step) {
    for (const tick of momentsAt(wall, offsetMs, step)) {
      if (tick < fromMs + span * (startEdge ?? edge) || tick > toMs - span * edge) continue
      if (tick - (ticks.at(-1) ?? -Infinity) >= LEAST_APART * step) ticks.push(tick)
    }
  }
  return { ticks, stepSeconds }
}

/** When clocks show `wall` (ms): once as a rule, twice where they were put back, never where they were put forward over it. */
function momentsAt(wall: number, offsetMs: (at: number) => number, step: number): number[] {
  const before = offsetMs(wall - DAY_MS)
  const offsets = new Set([before, offsetMs(wall + DAY_MS)])
  const moments = [...offsets].map((offset) => wall + offset).filter((at) => at - offsetMs(at) === wall)
  // A day begins also where midnight is skipped: when the clocks are put forward.
  if (moments.length === 0 && step >= DAY_MS) return [wall + before]
  return moments.toSorted((a, b) => a - b)
}

/** The index of the time nearest to `at`; times ascend. null without any. */
export function nearestIndex(times: readonly number[], at: number): number | null {
  if (times.length === 0) return null
  let [low, high] = [0, times.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((times[middle] ?? 0) < at) low = middle + 1
    else high = middle
  }
  const before = times[low - 1]
  return before !== undefined && at - before < (times[low] ?? 0) - at ? low - 1 : low
}
