'use client'

import { useTranslations } from 'next-intl'
import { isTyping } from '@/lib/client/use-hotkey'
import { useKeys } from '@/lib/client/use-keys'
import { Button } from '../ui/button'
import { Kbd } from '../ui/kbd'

/** The way back to the range from before; Esc takes it too, where nothing else is there to close. */
export function ZoomOut({ onZoomOut }: { onZoomOut: () => void }) {
  const t = useTranslations('chart')
  useKeys((event) => {
    if (event.key !== 'Escape' || event.defaultPrevented || (isTyping(event.target) && !isSlider(event.target))) return
    if (document.querySelector('[role=dialog], [role=menu], [role=listbox]')) return
    onZoomOut()
  })
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
