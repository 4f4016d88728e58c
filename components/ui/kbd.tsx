import type { ReactNode } from 'react'

export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="rounded-1 border border-line-strong bg-surface px-1 py-0.5 font-sans text-11 leading-none text-faint">{children}</kbd>
  )
}
