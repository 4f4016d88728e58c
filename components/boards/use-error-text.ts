import { useTranslations } from 'next-intl'
import type { PartError } from '@/lib/contract/primitives'

/** What a part of a board could not be read or kept for; null where nobody says, as by a link. */
export function useErrorText(): (error: PartError) => string | null {
  const t = useTranslations('boards')
  return ({ error, message }) => {
    if (error === 'HISTORY_NOT_STORED' || error === 'HISTORY_NOT_READ') return t(`notKept.${error}`)
    return message === '' ? null : message
  }
}
