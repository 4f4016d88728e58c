import { useTranslations } from 'next-intl'
import { AUTOMATIC_ID } from '@/lib/domain/boards/automatic-id'

/** What somebody called a board; the one that nobody named has a name in every language. */
export function useBoardName(): (board: { id: string; name: string }) => string {
  const t = useTranslations('boards')
  return ({ id, name }) => (id === AUTOMATIC_ID ? t('automaticName') : name)
}
