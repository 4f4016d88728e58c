import 'server-only'
import { withRole } from '@/lib/domain/access/actor'
import { USUAL_KEEP } from '@/lib/domain/series/tiers'
import { HistoryKeeper } from '../observe/history/history-keeper'
import { recentSamples } from '../observe/history/recent-samples'
import type { Observer } from '../observe/observer'
import { openHistory } from '../store/history/open-history'
import type { ViewContext } from '../views/view-context'

export const VIEWER = withRole('user', 'v', 'viewer')

/** For tests: how a viewer sees what an observer has seen; of its history that is what is still in memory. */
export function viewerContext(observer: Observer, name = 'Test'): ViewContext {
  const { series: store, marks, heat, incidents } = openHistory(':memory:')
  const history = new HistoryKeeper({ store, marks, heat, incidents, keep: USUAL_KEEP, mostSeries: 1_000, onFailure: () => {} })
  history.watch(observer.cluster, recentSamples(observer))
  return { actor: VIEWER, observer, name, history }
}
