import { useTranslations } from 'next-intl'
import type { ChangeItem } from '@/lib/contract/changes'

/** Who made a change, in words. */
export function useActorName(): (actor: ChangeItem['actor']) => string {
  const t = useTranslations('changes')
  return ({ kind, name }) => (kind === 'anonymous' ? t('anonymous') : kind === 'token' ? t('tokenOf', { name }) : name)
}
