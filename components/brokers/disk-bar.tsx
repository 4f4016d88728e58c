import clsx from 'clsx'
import { diskTone } from './disk-use'

/** How full one log dir is. The figure beside it says it. */
export function DiskBar({ share, isStale, className }: { share: number; isStale: boolean; className?: string }) {
  const tone = diskTone(share)
  return (
    <span
      aria-hidden="true"
      className={clsx('inline-block h-2 min-w-0 overflow-hidden rounded-[1px] border border-line-strong bg-sunken', className)}
    >
      <i
        className={clsx(
          'block h-full',
          isStale ? 'bg-stale' : tone === 'danger' ? 'bg-danger' : tone === 'warn' ? 'bg-warn-mark' : 'bg-line-control',
        )}
        style={{ width: `${Math.max(share * 100, 1)}%` }}
      />
    </span>
  )
}

/** A dir that failed, or whose size is not known, in place of its bar. */
export function NoDiskBar({ isFailed, className }: { isFailed: boolean; className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={clsx(
        'inline-block h-2 min-w-0 rounded-[1px] border border-dashed',
        isFailed ? 'border-danger' : 'border-unknown',
        className,
      )}
    />
  )
}
