import type { GroupHistory } from '@/lib/contract/history'
import { type Line, lineOf } from '../charts/series'

/** A group's history over all its topics, one line per metric. */
export interface GroupLines extends Record<GroupHistory['total'][number]['metric'], Line> {
  times: number[]
}

export function groupLines({ times, total }: Pick<GroupHistory, 'times' | 'total'>): GroupLines {
  const of = (metric: GroupHistory['total'][number]['metric']) => lineOf(total.find((one) => one.metric === metric)?.points, times)
  return {
    times: times.map((time) => Date.parse(time)),
    lag: of('lag'),
    seconds: of('seconds'),
    commitRate: of('commitRate'),
    produceRate: of('produceRate'),
  }
}
