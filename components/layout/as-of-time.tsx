import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { formatClock } from '@/lib/client/format'

/** When figures were true. */
export function AsOfTime({ asOf, isOld }: { asOf: string; isOld: boolean }) {
  const t = useTranslations('asOf')
  return (
    <>
      <span className="max-md:hidden">{t('asOf')} </span>
      <b className={clsx('font-medium', isOld ? 'text-stale' : 'text-ink')}>{formatClock(asOf)}</b>
    </>
  )
}
