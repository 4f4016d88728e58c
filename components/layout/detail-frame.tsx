'use client'

import type { Route } from 'next'
import Link from 'next/link'
import type { ComponentProps, ReactNode } from 'react'
import { buttonClass } from '../ui/button'
import { StaleNotice } from '../ui/stale-notice'
import { ProblemState } from '../ui/problem'
import { SentenceSkeleton } from '../ui/sentence-skeleton'
import { TabLinks } from '../ui/tab-links'

interface DetailFrameProps {
  /** Why the last try to read it failed; null when it did not. */
  error: Error | null
  onRetry: () => void
  /** Where to go when there is nothing to show. */
  back: { href: Route; label: string }
  /** Said over figures that could not be read anew. */
  notRenewed: string
  /** The opening sentence; null while nothing has been read. */
  sentence: ReactNode
  /** Notices, facts and what else all views share; it holds its place while loading. */
  head: ReactNode
  tabs: ComponentProps<typeof TabLinks>
  /** The view that the URL names. */
  children: ReactNode
}

/** What every page of one thing is: how it is, what it is, which views there are, and one of them. */
export function DetailFrame({ error, onRetry, back, notRenewed, sentence, head, tabs, children }: DetailFrameProps) {
  if (sentence === null && error) {
    return (
      <ProblemState
        error={error}
        onRetry={onRetry}
        actions={
          <Link href={back.href} className={buttonClass('quiet')}>
            {back.label}
          </Link>
        }
      />
    )
  }
  return (
    <>
      {sentence ?? <SentenceSkeleton />}
      {error && <StaleNotice>{notRenewed}</StaleNotice>}
      {head}
      <TabLinks {...tabs} />
      {children}
    </>
  )
}
