'use client'

import clsx from 'clsx'
import { type ComponentProps, useId, useState } from 'react'
import type { InCluster } from '@/lib/domain/access/on'
import type { Permission } from '@/lib/domain/access/permissions'
import { Button } from '../ui/button'
import { preloadChangeDialog } from './change-dialog'
import { useRefusal } from './may'
import { WhoElse } from './who-else'

interface WriteButtonProps extends Omit<ComponentProps<typeof Button>, 'onClick' | 'disabled' | 'resource'> {
  /** What is written to; the cluster, where it has no name yet. */
  resource: InCluster
  permission: Permission
  /** The act as the subject of a sentence: "Resetting offsets". */
  act: string
  onClick: () => void
  /** The reason stands under the button instead of appearing when it has the focus or the pointer. */
  isWordy?: boolean
}

/** Opens a change dialog. Who may not make the change can still reach the button, and is told why it does nothing and who may. */
export function WriteButton({
  resource,
  permission,
  act,
  onClick,
  isWordy = false,
  className,
  onPointerEnter,
  onFocus,
  ...rest
}: WriteButtonProps) {
  const refusal = useRefusal(resource, permission, act)
  const id = useId()
  const [isAsked, setIsAsked] = useState(false)
  // Also before it is known whether they may: whoever was here first is told when it is.
  const near = () => {
    setIsAsked(true)
    preloadChangeDialog()
  }
  const isRefused = refusal !== null
  return (
    <span className="group/why relative inline-flex flex-col gap-1">
      <Button
        aria-disabled={isRefused}
        aria-describedby={isRefused ? id : undefined}
        title={refusal?.why}
        onClick={() => (isRefused ? setIsAsked(true) : onClick())}
        className={clsx(isRefused && 'cursor-not-allowed! border-line! bg-sunken! text-faint!', className)}
        {...rest}
        onPointerEnter={(event) => {
          near()
          onPointerEnter?.(event)
        }}
        onFocus={(event) => {
          near()
          onFocus?.(event)
        }}
      />
      {isRefused && (
        <span
          id={id}
          className={clsx(
            'text-12 text-muted normal-nums',
            isWordy
              ? 'max-w-90 md:text-right'
              : 'invisible absolute top-full right-0 z-10 mt-1 w-max max-w-60 rounded-2 bg-raised px-2 py-1 shadow-pop group-focus-within/why:visible',
          )}
        >
          {refusal.why} <WhoElse needs={refusal.needs} isAsked={isAsked} />
        </span>
      )}
    </span>
  )
}
