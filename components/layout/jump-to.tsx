'use client'

import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { useRef, useState, useSyncExternalStore } from 'react'
import { useCluster } from '@/lib/client/use-cluster'
import { useKeys } from '@/lib/client/use-keys'
import { Icon } from '../ui/icon'
import { Kbd } from '../ui/kbd'

/** Not a byte of it is loaded before somebody is about to ask for it. */
const load = () => import('./jump-dialog')
const JumpDialog = dynamic(() => load().then((loaded) => loaded.JumpDialog), { ssr: false })

/** Opens the search of everything by name; so does Ctrl K (Cmd K) from anywhere. */
export function JumpTo() {
  const t = useTranslations('search')
  const cluster = useCluster()
  const isApple = useIsApple()
  const [isOpen, setIsOpen] = useState(false)
  const trigger = useRef<HTMLButtonElement>(null)
  useKeys((event) => {
    if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
    event.preventDefault()
    setIsOpen((was) => !was)
  })
  return (
    <>
      <button
        type="button"
        ref={trigger}
        title={t('openLabel')}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-keyshortcuts="Control+K Meta+K"
        onPointerEnter={() => void load()}
        onClick={() => setIsOpen(true)}
        className="inline-flex h-7 min-w-47.5 shrink-0 items-center gap-2 rounded-2 border border-line-strong bg-sunken px-2 text-12 text-muted transition-colors hover:border-line-control max-lg:min-w-0 max-md:size-9 max-md:justify-center max-md:border-0 max-md:bg-transparent max-md:p-0"
      >
        <Icon name="search" />
        <span className="max-md:hidden">{t('open')}</span>
        <span className="unseen md:hidden">{t('openLabel')}</span>
        <span className="ml-auto max-md:hidden">
          <Kbd>{isApple ? '⌘ K' : 'Ctrl K'}</Kbd>
        </span>
      </button>
      {isOpen && <JumpDialog cluster={cluster} trigger={trigger} onClose={() => setIsOpen(false)} />}
    </>
  )
}

function useIsApple(): boolean {
  return useSyncExternalStore(
    () => () => {},
    () => /mac|iphone|ipad/i.test(navigator.platform),
    () => false,
  )
}
