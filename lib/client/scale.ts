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
const TIME_STEPS_SECONDS = [10, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800]

/**
 * Where a time axis is labelled, on round times of the viewer's own clock. `edge`: the share the labels of
 * both ends need for themselves.
 */
export function timeTicks(
  fromMs: number,
  toMs: number,
  { most = 8, edge = 0.1, zoneOffsetMinutes = new Date(toMs).getTimezoneOffset() } = {},
): { ticks: number[]; stepSeconds: number } {
  const span = toMs - fromMs
  const stepSeconds = TIME_STEPS_SECONDS.find((seconds) => span / (seconds * SECOND_MS) <= most) ?? 604_800
  const step = stepSeconds * SECOND_MS
  const offset = zoneOffsetMinutes * 60 * SECOND_MS
  const ticks: number[] = []
  for (let at = Math.ceil((fromMs - offset) / step) * step + offset; at < toMs; at += step) {
    if (at - fromMs >= span * edge && toMs - at >= span * edge) ticks.push(at)
  }
  return { ticks, stepSeconds }
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
