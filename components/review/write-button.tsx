'use client'

import clsx from 'clsx'
import { type ComponentProps, useId } from 'react'
import type { Permission } from '@/lib/domain/access/permissions'
import { Button } from '../ui/button'
import { preloadChangeDialog } from './change-dialog'
import { useWhyNot } from './may'

interface WriteButtonProps extends Omit<ComponentProps<typeof Button>, 'onClick' | 'disabled'> {
  cluster: string
  permission: Permission
  /** The act as the subject of a sentence: "Resetting offsets". */
  act: string
  onClick: () => void
  /** The reason stands under the button instead of appearing when it has the focus or the pointer. */
  isWordy?: boolean
}

/** Opens a change dialog. Who may not make the change can still reach the button, and is told why it does nothing. */
export function WriteButton({ cluster, permission, act, onClick, isWordy = false, className, ...rest }: WriteButtonProps) {
  const why = useWhyNot(cluster, permission, act)
  const id = useId()
  return (
    <span className="group/why relative inline-flex flex-col gap-1">
      <Button
        aria-disabled={why !== null}
        aria-describedby={why === null ? undefined : id}
        title={why ?? undefined}
        onPointerEnter={preloadChangeDialog}
        onFocus={preloadChangeDialog}
        onClick={() => why === null && onClick()}
        className={clsx(why !== null && 'cursor-not-allowed! border-line! bg-sunken! text-faint!', className)}
        {...rest}
      />
      {why !== null && (
        <span
          id={id}
          className={clsx(
            'text-12 text-muted',
            !isWordy &&
              'invisible absolute top-full right-0 z-10 mt-1 w-max max-w-60 rounded-2 bg-raised px-2 py-1 shadow-pop group-focus-within/why:visible',
          )}
        >
          {why}
        </span>
      )}
    </span>
  )
}
