import clsx from 'clsx'
import type { ReactNode } from 'react'

interface SentenceProps {
  /** The sentence that answers the page's question, in figures and times. */
  children: ReactNode
  /** One more line of evidence below it. */
  more?: ReactNode
  /** At the right: what is fine, or what can be done. */
  aside?: ReactNode
  /** A button that stays beside the sentence on any width. */
  isAsideSmall?: boolean
}

export function Sentence({ children, more, aside, isAsideSmall = false }: SentenceProps) {
  return (
    <div className={clsx('mb-4 flex items-start justify-between gap-x-8 gap-y-3 max-md:mb-3 max-md:gap-x-4', !isAsideSmall && 'flex-wrap')}>
      <div className="max-w-240 min-w-0 flex-1 basis-100">
        <p className="text-20 font-strong tracking-[-0.01em] text-balance max-md:text-16 max-md:leading-[22px]">{children}</p>
        {more && <p className="mt-0.5 text-muted">{more}</p>}
      </div>
      {aside}
    </div>
  )
}
