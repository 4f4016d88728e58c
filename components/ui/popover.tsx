'use client'

import { Popover as Base } from '@base-ui/react/popover'
import type { ReactElement, ReactNode } from 'react'

interface PopoverProps {
  /** A button; it gets the trigger's behaviour. */
  trigger: ReactElement<Record<string, unknown>>
  title: string
  align?: 'start' | 'end'
  children: ReactNode
}

export function Popover({ trigger, title, align = 'start', children }: PopoverProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} sideOffset={6} className="z-40">
          <Base.Popup className="max-h-[min(480px,var(--available-height))] w-90 max-w-[calc(100vw-16px)] overflow-auto rounded-3 bg-raised p-4 shadow-pop transition-opacity duration-(--slow) outline-none data-ending-style:opacity-0 data-starting-style:opacity-0">
            <Base.Title className="mb-2 text-13 font-strong">{title}</Base.Title>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
