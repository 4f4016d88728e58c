import { useTranslations } from 'next-intl'
import { formatDuration } from '@/lib/client/format'
import type { Kept } from '@/lib/contract/boards'

/** In times what a percentage says: kept, missed, unknown. */
export function useKeptNote({ keptSeconds, missedSeconds, unknownSeconds }: Kept): string {
  const t = useTranslations('boards.kept')
  return t('note', {
    kept: formatDuration(keptSeconds),
    missed: formatDuration(missedSeconds),
    unknown: formatDuration(unknownSeconds),
  })
}
