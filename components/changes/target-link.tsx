import type { Route } from 'next'
import Link from 'next/link'
import { paths } from '@/lib/client/paths'
import type { ChangeItem } from '@/lib/contract/changes'
import { LongName } from '../ui/long-name'

/** Where there is more about what was changed; null for what has no page. */
function pathOf(cluster: string, { type, name }: ChangeItem['target']): Route | null {
  if (type === 'group') return paths.group(cluster, name)
  if (type === 'topic') return paths.topic(cluster, name)
  if (type === 'broker' && /^\d+$/.test(name)) return paths.broker(cluster, Number(name))
  return null
}

export function TargetLink({ cluster, target }: { cluster: string; target: ChangeItem['target'] }) {
  const href = pathOf(cluster, target)
  if (href === null) return <LongName>{target.name}</LongName>
  return (
    <Link href={href} prefetch={false} aria-label={target.name} className="flex min-w-0 hover:underline hover:underline-offset-2">
      <LongName>{target.name}</LongName>
    </Link>
  )
}
