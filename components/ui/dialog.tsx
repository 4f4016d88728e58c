'use client'

import { Dialog as Base } from '@base-ui/react/dialog'
import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { type ComponentProps, type ReactNode, useState } from 'react'
import { Icon } from './icon'
import { buttonClass } from './button'
import { closeOneLayer } from './one-layer'

interface DialogProps {
  isOpen: boolean
  onClose: () => void
  title: ReactNode
  /** A second line under the title. */
  sub?: ReactNode
  /** At the right of the title; not on phones. */
  aside?: ReactNode
  children: ReactNode
  footer: ReactNode
  /** Room for a table. */
  isWide?: boolean
  initialFocus?: ComponentProps<typeof Base.Popup>['initialFocus']
}

/** Head, body, foot; full screen on phones. Focus stays inside, Esc closes, then goes back to where it was. */
export function Dialog({ isOpen, onClose, title, sub, aside, children, footer, isWide = false, initialFocus }: DialogProps) {
  const t = useTranslations('dialog')
  const opener = useOpener(isOpen)
  return (
    <Base.Root open={isOpen} onOpenChange={closeOneLayer(onClose)}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-(--slow) data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          initialFocus={initialFocus}
          finalFocus={() => (opener?.isConnected ? opener : true)}
          className={clsx(
            'fixed inset-x-0 z-50 mx-auto grid grid-rows-[auto_minmax(0,1fr)_auto] overflow-hidden rounded-3 bg-raised shadow-dialog transition-opacity duration-(--slow) outline-none data-ending-style:opacity-0 data-starting-style:opacity-0',
            'max-md:inset-0 max-md:max-h-none max-md:w-full max-md:rounded-none',
            isWide
              ? 'top-8 max-h-[calc(100dvh-64px)] w-[min(1120px,calc(100%-32px))]'
              : 'top-[12vh] max-h-[80vh] w-[min(480px,calc(100%-32px))]',
          )}
        >
          <header className="flex items-center gap-4 border-b border-line px-5 py-3 max-md:px-4">
            <div className="min-w-0">
              <Base.Title className="text-16 font-strong wrap-anywhere">{title}</Base.Title>
              {sub && <p className="text-12 text-muted">{sub}</p>}
            </div>
            <div className="ml-auto flex shrink-0 items-center gap-4">
              {aside && <div className="max-md:hidden">{aside}</div>}
              <Base.Close className={buttonClass('quiet', true)} aria-label={t('close')}>
                <Icon name="close" />
              </Base.Close>
            </div>
          </header>
          <div className="overflow-auto px-5 py-4 max-md:px-4">{children}</div>
          <footer className="flex flex-wrap items-center justify-end gap-2 border-t border-line-strong bg-sunken px-5 py-3 max-md:px-4">
            {footer}
          </footer>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}

/**
 * What had the focus before it opened; null: nothing, or another thing than an element. Seen while rendering, for a field that
 * takes the focus as it comes would else be taken for what had it.
 */
function useOpener(isOpen: boolean): HTMLElement | null {
  const [of, setOf] = useState<{ isOpen: boolean; opener: HTMLElement | null }>({ isOpen: false, opener: null })
  if (of.isOpen !== isOpen) setOf({ isOpen, opener: isOpen ? focused() : of.opener })
  return of.opener
}

function focused(): HTMLElement | null {
  const element = typeof document === 'undefined' ? null : document.activeElement
  return element instanceof HTMLElement && element !== document.body ? element : null
}
