'use client'

import { Dialog as Base } from '@base-ui/react/dialog'
import { useTranslations } from 'next-intl'
import { type RefObject, useRef } from 'react'
import { JumpPalette } from './jump-palette'

interface JumpDialogProps {
  cluster: string | null
  /** Where the focus goes when it closes. */
  trigger: RefObject<HTMLElement | null>
  onClose: () => void
}

/** The search in its dialog; full screen on phones. */
export function JumpDialog({ cluster, trigger, onClose }: JumpDialogProps) {
  const t = useTranslations('search')
  const input = useRef<HTMLInputElement>(null)
  return (
    <Base.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-(--slow) data-starting-style:opacity-0" />
        <Base.Popup
          initialFocus={input}
          finalFocus={trigger}
          className="fixed inset-x-0 top-[12vh] z-50 mx-auto h-[min(520px,76vh)] w-[min(640px,calc(100%-32px))] overflow-hidden rounded-3 bg-raised shadow-dialog transition-opacity duration-(--slow) outline-none data-starting-style:opacity-0 max-md:inset-0 max-md:h-dvh max-md:w-full max-md:rounded-none"
        >
          <Base.Title className="unseen">{t('title')}</Base.Title>
          <JumpPalette cluster={cluster} input={input} onClose={onClose} />
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
