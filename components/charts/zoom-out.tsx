'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { isTyping } from '@/lib/client/use-hotkey'
import { Button } from '../ui/button'
import { Kbd } from '../ui/kbd'

/** The way back to the range from before; Esc takes it too, where nothing else is there to close. */
export function ZoomOut({ onZoomOut }: { onZoomOut: () => void }) {
  const t = useTranslations('chart')
  const latest = useRef(onZoomOut)
  useEffect(() => {
    latest.current = onZoomOut
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || (isTyping(event.target) && !isSlider(event.target))) return
      if (document.querySelector('[role=dialog], [role=menu], [role=listbox]')) return
      latest.current()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
  return (
    <Button look="quiet" icon="back" className="text-12" aria-keyshortcuts="Escape" onClick={onZoomOut}>
      {t('zoomOut')}
      <span className="max-md:hidden">
        <Kbd>Esc</Kbd>
      </span>
    </Button>
  )
}

/** The crosshair is one, and nobody types into it. */
function isSlider(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type === 'range'
}
