import type { ReactNode } from 'react'

export function Tag({ children, title }: { children: ReactNode; title?: string }) {
  return (
    <span
      title={title}
      className="inline-flex h-4.5 items-center gap-1 rounded-1 border border-line-strong px-[5px] text-11 whitespace-nowrap text-muted"
    >
      {children}
    </span>
  )
}
