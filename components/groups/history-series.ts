import type { GroupHistory } from '@/lib/contract/groups'

type Values = (number | null)[]

/** A group's history as one line per metric, over all its topics. */
export interface GroupLines {
  times: number[]
  lag: Values
  seconds: Values
  commitRate: Values
  produceRate: Values
}

/**
 * Records and rates add up, time behind is that of the topic furthest behind. A time at which one topic is
 * unknown is a gap in all: a sum that leaves one out would look like catching up.
 */
export function groupLines(history: GroupHistory): GroupLines {
  const of = (metric: GroupHistory['series'][number]['metric'], fold: (a: number, b: number) => number): Values => {
    const series = history.series.filter((one) => one.metric === metric && one.points.some((point) => point !== null))
    return history.times.map((_, index) => {
      let total: number | null = null
      for (const { points } of series) {
        const point = points[index] ?? null
        if (point === null) return null
        total = total === null ? point[1] : fold(total, point[1])
      }
      return total
    })
  }
  const add = (a: number, b: number) => a + b
  return {
    times: history.times.map((time) => Date.parse(time)),
    lag: of('lag', add),
    seconds: of('seconds', Math.max),
    commitRate: of('commitRate', add),
    produceRate: of('produceRate', add),
  }
}
