import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import type { GroupItem } from '@/lib/contract/groups'
import { formatRoughDuration } from '@/lib/client/format'
import { lossThatMatters } from './loss-words'

/** In a list: what is lost already, else when something will be; nothing where that is not near. */
export function useLossNote(): (group: GroupItem) => string | null {
  const t = useTranslations('lag.outlook')
  return useCallback(
    (group) => {
      if (group.recordsLost !== '0') return t('lostInList', { lost: Number(group.recordsLost) })
      const matters = lossThatMatters(group)
      if (!matters?.isNear || group.dataLoss === null) return null
      const { atLeastSeconds, atMostSeconds } = group.dataLoss
      return t('inList', {
        shape: matters.words.shape,
        from: formatRoughDuration(atLeastSeconds ?? 0),
        to: formatRoughDuration(atMostSeconds ?? 0),
      })
    },
    [t],
  )
}
