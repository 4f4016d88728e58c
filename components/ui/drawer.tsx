'use client'

import { Dialog as Base } from '@base-ui/react/dialog'
import { useTranslations } from 'next-intl'
import { type ReactNode, useRef } from 'react'
import { buttonClass } from './button'
import { Icon } from './icon'
import { closeOneLayer } from './one-layer'

interface DrawerProps {
  onClose: () => void
  title: ReactNode
  /** A second line under the title. */
  sub?: ReactNode
  children: ReactNode
}

/**
 * A closer look at one row, at the right over its page; full screen on phones. Esc closes, focus goes back to where it was. A
 * dialog among its children opens in its place, and it comes back when that closes.
 */
export function Drawer({ onClose, title, sub, children }: DrawerProps) {
  const t = useTranslations('dialog')
  const close = useRef<HTMLButtonElement>(null)
  return (
    <Base.Root open onOpenChange={closeOneLayer(onClose)}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-(--slow) data-starting-style:opacity-0" />
        <Base.Popup
          initialFocus={close}
          className="fixed inset-y-0 right-0 z-50 grid w-[min(600px,100%)] grid-rows-[auto_minmax(0,1fr)] border-l border-line-strong bg-raised shadow-dialog transition-opacity duration-(--slow) outline-none data-nested-dialog-open:opacity-0 data-starting-style:opacity-0 max-md:w-full max-md:border-l-0"
        >
          <header className="flex items-start gap-4 border-b border-line px-5 py-3 max-md:px-4">
            <div className="min-w-0">
              <Base.Title className="text-16 font-strong wrap-anywhere">{title}</Base.Title>
              {sub && <div className="mt-0.5 text-12 text-muted">{sub}</div>}
            </div>
            <Base.Close ref={close} className={`${buttonClass('quiet', true)} ml-auto shrink-0 max-md:size-9`} aria-label={t('close')}>
              <Icon name="close" />
            </Base.Close>
          </header>
          {/* Scrolls, so keys have to reach it. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <div tabIndex={0} className="overflow-auto px-5 py-4 -outline-offset-2 max-md:px-4">
            {children}
          </div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
