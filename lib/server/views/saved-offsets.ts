import 'server-only'
import type { SavedOffsetsItem } from '@/lib/contract/changes'
import type { SavedMoment } from '../store/saved-offsets'
import { maySeeName } from './seen-by'
import { type ViewContext, toTime } from './view-context'

/** On topics that the actor may know of. */
export function viewSavedOffsets({ actor, observer }: ViewContext, moments: readonly SavedMoment[]): SavedOffsetsItem[] {
  return moments.map(({ id, atMs, cause, change, topics }) => {
    const seen = topics.filter(({ topic }) => maySeeName(actor, observer.cluster, 'topics', topic))
    return {
      id,
      at: toTime(atMs),
      cause,
      change,
      topics: seen.map(({ topic }) => topic),
      partitions: seen.reduce((sum, { partitions }) => sum + partitions.length, 0),
    }
  })
}
