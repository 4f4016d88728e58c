import type { ComponentProps, ReactNode } from 'react'
import { Notice } from './notice'

interface StaleNoticeProps {
  children: ReactNode
  icon?: ComponentProps<typeof Notice>['icon']
  /** Above a toolbar, which keeps less distance. */
  isTight?: boolean
}

/** Above what is shown: it is from an earlier answer. */
export function StaleNotice({ children, icon, isTight = false }: StaleNoticeProps) {
  return (
    <div className={isTight ? 'mb-2.5' : 'mb-4'}>
      <Notice tone="stale" says="politely" {...(icon ? { icon } : {})}>
        {children}
      </Notice>
    </div>
  )
}
