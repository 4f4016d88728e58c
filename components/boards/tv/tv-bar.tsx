'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import type { Route } from 'next'
import Link from 'next/link'
import type { MouseEvent } from 'react'
import { useHotkey } from '@/lib/client/use-hotkey'
import { Button, buttonClass } from '../../ui/button'

interface TvBarProps {
  /** Nobody moves the pointer: it is away, unless the keyboard is in it. */
  isResting: boolean
  /** The board outside TV mode. */
  back: Route
  /** Somebody is signed in here, which ends one day; a link does not. */
  isSignedIn: boolean
}

/** What can be done on the wall, and what whoever sets it up has to know. */
export function TvBar({ isResting, back, isSignedIn }: TvBarProps) {
  const t = useTranslations('boards.tvMode')
  useHotkey('f', toggleFullScreen)
  const notes = [isSignedIn && t('signInEnds'), !window.isSecureContext && t('mayGoDark')].filter((note) => note !== false)
  return (
    <div
      className={clsx(
        'fixed bottom-4 left-1/2 w-max max-w-[min(36rem,calc(100vw-1.5rem))] -translate-x-1/2 rounded-3 bg-raised p-2 text-center shadow-pop transition-opacity has-focus-visible:opacity-100',
        isResting && 'pointer-events-none opacity-0',
      )}
    >
      <div className="flex justify-center gap-2">
        <Button icon="screen" onClick={onFullScreen} aria-keyshortcuts="f">
          {t('fullScreen')}
        </Button>
        <Link href={back} className={buttonClass()}>
          {t('leave')}
        </Link>
      </div>
      {notes.map((note) => (
        <p key={note} className="mt-1.5 px-1 text-12 text-balance text-muted">
          {note}
        </p>
      ))}
    </div>
  )
}

function onFullScreen({ currentTarget, detail }: MouseEvent<HTMLButtonElement>): void {
  toggleFullScreen()
  // Pressed by a pointer it need not be where the next key goes; by the keyboard it stays.
  if (detail > 0) currentTarget.blur()
}

function toggleFullScreen(): void {
  // Browsers that do not let a page do it still have a key of their own for it.
  void (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()).catch(() => undefined)
}
