import { useTranslations } from 'next-intl'
import type { Route } from 'next'
import Link from 'next/link'
import { paths } from '@/lib/client/paths'

/** To the reset of a group that is there already. */
export function GroupIsThere({ cluster, group }: { cluster: string; group: string }) {
  const t = useTranslations('reset.newGroup')
  return (
    <Link
      href={`${paths.group(cluster, group)}?change=reset` as Route}
      prefetch={false}
      className="link text-12 wrap-anywhere max-md:min-h-9"
    >
      {t('toThere', { group })}
    </Link>
  )
}
