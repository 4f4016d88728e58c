import 'server-only'
import type { SavedOffsetsItem } from '@/lib/contract/changes'
import type { SavedMoment } from '../store/saved-offsets'
import { toTime } from './view-context'

export function viewSavedOffsets(moments: readonly SavedMoment[]): SavedOffsetsItem[] {
  return moments.map(({ id, atMs, cause, change, topics }) => ({
    id,
    at: toTime(atMs),
    cause,
    change,
    topics: topics.map(({ topic }) => topic),
    partitions: topics.reduce((sum, { partitions }) => sum + partitions.length, 0),
  }))
}
