'use client'

import { Popover as Base } from '@base-ui/react/popover'
import type { ReactNode } from 'react'
import type { PopupOf } from './on-demand'

interface PopoverPopupProps {
  popup: PopupOf
  title: string
  align?: 'start' | 'end'
  children: ReactNode
}

export function PopoverPopup({ popup, title, align = 'start', children }: PopoverPopupProps) {
  return (
    <Base.Root open={popup.isOpen} onOpenChange={popup.onOpenChange}>
      <Base.Portal>
        <Base.Positioner anchor={popup.anchor} align={align} sideOffset={6} className="z-60">
          <Base.Popup
            finalFocus={popup.anchor}
            // What is longer than the screen scrolls, so keys have to reach it.
            tabIndex={0}
            className="max-h-[min(480px,var(--available-height))] w-90 max-w-[calc(100vw-16px)] overflow-auto rounded-3 bg-raised p-4 shadow-pop transition-opacity duration-(--slow) outline-none data-ending-style:opacity-0 data-starting-style:opacity-0"
          >
            <Base.Title className="mb-2 text-13 font-strong">{title}</Base.Title>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
