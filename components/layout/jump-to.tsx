'use client'

import { Dialog as Base } from '@base-ui/react/dialog'
import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useCluster } from '@/lib/client/use-cluster'
import { Icon } from '../ui/icon'
import { Kbd } from '../ui/kbd'

/** Not a byte of it is loaded before somebody asks for it. */
const JumpPalette = dynamic(() => import('./jump-palette').then((loaded) => loaded.JumpPalette), { ssr: false })

/** Opens the search of everything by name; so does Ctrl K (Cmd K) from anywhere. */
export function JumpTo() {
  const t = useTranslations('search')
  const cluster = useCluster()
  const isApple = useIsApple()
  const [isOpen, setIsOpen] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      event.preventDefault()
      setIsOpen((was) => !was)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
  return (
    <Base.Root open={isOpen} onOpenChange={setIsOpen}>
      <Base.Trigger
        aria-label={t('openLabel')}
        aria-keyshortcuts="Control+K Meta+K"
        className="inline-flex h-7 min-w-47.5 shrink-0 items-center gap-2 rounded-2 border border-line-strong bg-sunken px-2 text-12 text-muted transition-colors hover:border-line-control max-lg:min-w-0 max-md:size-9 max-md:justify-center max-md:border-0 max-md:bg-transparent max-md:p-0"
      >
        <Icon name="search" />
        <span className="max-md:hidden">{t('open')}</span>
        <span className="ml-auto max-md:hidden">
          <Kbd>{isApple ? '⌘ K' : 'Ctrl K'}</Kbd>
        </span>
      </Base.Trigger>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-(--slow) data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          initialFocus={input}
          className="fixed inset-x-0 top-[12vh] z-50 mx-auto h-[min(520px,76vh)] w-[min(640px,calc(100%-32px))] overflow-hidden rounded-3 bg-raised shadow-dialog transition-opacity duration-(--slow) outline-none data-ending-style:opacity-0 data-starting-style:opacity-0 max-md:inset-0 max-md:h-dvh max-md:w-full max-md:rounded-none"
        >
          <Base.Title className="unseen">{t('title')}</Base.Title>
          <JumpPalette cluster={cluster} input={input} onClose={() => setIsOpen(false)} />
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}

function useIsApple(): boolean {
  return useSyncExternalStore(
    () => () => {},
    () => /mac|iphone|ipad/i.test(navigator.platform),
    () => false,
  )
}
