import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ReactNode } from 'react'
import type { GroupPartitionDetail } from '@/lib/contract/groups'
import { formatCount } from '@/lib/client/format'
import { paths } from '@/lib/client/paths'
import { Notice } from '../ui/notice'
import { heldBackWords } from './held-back-words'

const LOST_BY = { 'deleted-on-request': 'request', 'partly-on-request': 'partly', retention: 'retention', unknown: 'unknown' } as const
const bold = (words: ReactNode) => <b>{words}</b>

/** What is lost already and by whom, which transaction holds it back, and that only markers lie behind: each where it is so. */
export function PartitionNotices({ cluster, detail }: { cluster: string; detail: GroupPartitionDetail }) {
  const t = useTranslations('lag.panel')
  const { lost, partition, asOf } = detail
  const { heldBack, onlyMarkers } = partition
  if (lost === null && heldBack === null && !onlyMarkers) return null
  return (
    <div className="mb-4 grid gap-2">
      {lost && (
        <Notice tone="danger" icon="struck-drop">
          {t.rich('lost', {
            b: bold,
            offsets: Number(lost.offsets),
            by: LOST_BY[lost.by],
            link: (words) =>
              lost.change === null ? (
                words
              ) : (
                <Link href={paths.change(cluster, lost.change)} className="link underline underline-offset-2">
                  {words}
                </Link>
              ),
          })}
        </Notice>
      )}
      {heldBack && (
        <Notice tone="warn" icon="barred">
          {t.rich('held', {
            b: bold,
            ...heldBackWords(heldBack, asOf),
            stableEnd: formatCount(heldBack.stableEnd),
            link: (words) => (
              <Link
                href={paths.transactions(cluster, { state: 'open', topic: heldBack.topic })}
                className="link underline underline-offset-2"
              >
                {words}
              </Link>
            ),
          })}
        </Notice>
      )}
      {onlyMarkers && <Notice tone="ok">{t.rich('markers', { b: bold, lag: Number(partition.lag ?? 0) })}</Notice>}
    </div>
  )
}
