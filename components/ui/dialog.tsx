'use client'

import { Dialog as Base } from '@base-ui/react/dialog'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Icon } from './icon'
import { buttonClass } from './button'

interface DialogProps {
  isOpen: boolean
  onClose: () => void
  title: string
  children: ReactNode
  footer: ReactNode
}

/** Head, body, foot; full screen on phones. Focus stays inside, Esc closes, then goes back to where it was. */
export function Dialog({ isOpen, onClose, title, children, footer }: DialogProps) {
  const t = useTranslations('dialog')
  return (
    <Base.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-(--slow) data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup className="fixed inset-x-0 top-[12vh] z-50 mx-auto grid max-h-[80vh] w-[min(480px,calc(100%-32px))] grid-rows-[auto_minmax(0,1fr)_auto] overflow-hidden rounded-3 bg-raised shadow-dialog transition-opacity duration-(--slow) outline-none data-ending-style:opacity-0 data-starting-style:opacity-0 max-md:inset-0 max-md:max-h-none max-md:w-full max-md:rounded-none">
          <header className="flex items-center gap-4 border-b border-line px-5 py-3">
            <Base.Title className="text-16 font-strong">{title}</Base.Title>
            <Base.Close className={`${buttonClass('quiet', true)} ml-auto`} aria-label={t('close')}>
              <Icon name="close" />
            </Base.Close>
          </header>
          <div className="overflow-auto px-5 py-4">{children}</div>
          <footer className="flex flex-wrap items-center justify-end gap-2 border-t border-line-strong bg-sunken px-5 py-3">
            {footer}
          </footer>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
