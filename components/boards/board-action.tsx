'use client'

import clsx from 'clsx'
import type { Route } from 'next'
import Link from 'next/link'
import { type ReactNode, useId, useState } from 'react'
import { Button, type ButtonLook, buttonClass } from '../ui/button'
import { Icon, type IconName } from '../ui/icon'
import { WhoElse } from '../review/who-else'
import { BOARDS_NEED, type BoardAct, useWhyNotBoards } from './use-why-not-boards'

interface BoardActionProps {
  act: BoardAct
  /** Where it leads, or what it does. */
  to: Route | (() => void)
  icon?: IconName
  look?: ButtonLook
  children: ReactNode
}

/** What operators do with boards. Who may not can still reach it, and is told why it does nothing. */
export function BoardAction({ act, to, icon, look, children }: BoardActionProps) {
  const why = useWhyNotBoards(act)
  const id = useId()
  const [isAsked, setIsAsked] = useState(false)
  if (why === null && typeof to === 'string') {
    return (
      <Link href={to} className={buttonClass(look)}>
        {icon && <Icon name={icon} />}
        {children}
      </Link>
    )
  }
  return (
    <span className="group/why relative inline-flex flex-col">
      <Button
        {...(icon && { icon })}
        {...(look && { look })}
        aria-disabled={why !== null}
        aria-describedby={why === null ? undefined : id}
        title={why ?? undefined}
        onPointerEnter={() => setIsAsked(true)}
        onFocus={() => setIsAsked(true)}
        onClick={() => why === null && typeof to === 'function' && to()}
        className={clsx(why !== null && 'cursor-not-allowed! border-line! bg-sunken! text-faint!')}
      >
        {children}
      </Button>
      {why !== null && (
        <span
          id={id}
          className="invisible absolute top-full right-0 z-10 mt-1 w-max max-w-60 rounded-2 bg-raised px-2 py-1 text-12 text-muted shadow-pop group-focus-within/why:visible max-md:right-auto max-md:left-0"
        >
          {why} <WhoElse needs={BOARDS_NEED} isAsked={isAsked} />
        </span>
      )}
    </span>
  )
}
