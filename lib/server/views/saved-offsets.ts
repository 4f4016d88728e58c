import 'server-only'
import type { SavedOffsetsItem } from '@/lib/contract/changes'
import type { SavedMoment } from '../store/saved-offsets'
import { maySeeName } from './seen-by'
import { type ViewContext, toTime } from './view-context'

/** On topics that the actor may know of. */
export function viewSavedOffsets({ actor, observer }: ViewContext, moments: readonly SavedMoment[]): SavedOffsetsItem[] {
  return moments.map(({ id, atMs, cause, change, topics }) => ({
    id,
    at: toTime(atMs),
    cause,
    change,
    topics: topics.map(({ topic }) => topic).filter((topic) => maySeeName(actor, observer.cluster, 'topics', topic)),
    partitions: topics.reduce((sum, { partitions }) => sum + partitions.length, 0),
  }))
}
