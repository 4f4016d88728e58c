'use client'

import { type ReactElement, type ReactNode, type RefObject, Suspense, cloneElement, useRef, useState } from 'react'

/** What a popup needs of the button that opens it. */
export interface PopupOf {
  anchor: RefObject<HTMLElement | null>
  isOpen: boolean
  onOpenChange: (isOpen: boolean, by: { event: Event }) => void
}

interface OnDemandProps {
  /** A button; it gets what opens the popup. */
  trigger: ReactElement<Record<string, unknown>>
  kind: 'menu' | 'dialog'
  /** Fetches the popup's code: when the button is pointed at or focused, so that it is there at the click. */
  load: () => Promise<unknown>
  children: (popup: PopupOf) => ReactNode
}

/** A button whose popup is not loaded before somebody is about to open it. */
export function OnDemand({ trigger, kind, load, children }: OnDemandProps) {
  const anchor = useRef<HTMLElement>(null)
  const [isWanted, setIsWanted] = useState(false)
  const [isOpen, setIsOpen] = useState(false)
  const open = () => {
    setIsWanted(true)
    setIsOpen(true)
  }
  const preload = () => void load()
  return (
    <>
      {cloneElement(trigger, {
        ref: anchor,
        'aria-haspopup': kind,
        'aria-expanded': isOpen,
        onPointerEnter: preload,
        onFocus: preload,
        onClick: () => (isOpen ? setIsOpen(false) : open()),
        onKeyDown: (event: React.KeyboardEvent) => {
          if (event.key !== 'ArrowDown' || kind !== 'menu') return
          event.preventDefault()
          open()
        },
      })}
      {isWanted && (
        <Suspense>
          {children({
            anchor,
            isOpen,
            onOpenChange: (next, { event }) => {
              // A press on the button is the button's own business: it would close and open again. Esc is not: the button has
              // the focus until the popup takes it.
              const isOnButton = event.target instanceof Node && anchor.current?.contains(event.target)
              if (!next && isOnButton && !(event instanceof KeyboardEvent)) return
              setIsOpen(next)
            },
          })}
        </Suspense>
      )}
    </>
  )
}
