import { useTranslations } from 'next-intl'
import { formatCount } from '@/lib/client/format'
import { Figure } from '../ui/figure'

interface BindingCountProps {
  /** Those that are seen; null: they are not known. */
  count: number | null
  /** There may be more. */
  isPartial: boolean
}

/** How many ACL bindings a user has: at least so many where some may be hidden, and unknown where all that there are may be. */
export function BindingCount({ count, isPartial }: BindingCountProps) {
  const t = useTranslations('users')
  const isTold = count !== null && !(isPartial && count === 0)
  const note = count === null ? t('bindingsUnknown') : t('bindingsPartial')
  return (
    <Figure note={note}>{isTold ? (isPartial ? t('bindingsAtLeast', { count: formatCount(count) }) : formatCount(count)) : null}</Figure>
  )
}
