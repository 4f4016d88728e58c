import clsx from 'clsx'
import type { ReactNode } from 'react'

/** Drawn on a 16 px grid with a 1.5 px stroke in the colour of the text around. */
const ICONS = {
  access: <path d="M8 1.8 13 3.7v4c0 3-2 5.2-5 6.5-3-1.3-5-3.5-5-6.5v-4z" />,
  'arrow-right': <path d="M2.5 8h10.5M9.2 4.2 13 8l-3.8 3.8" />,
  brokers: (
    <>
      <rect x="2.5" y="2.5" width="11" height="4.6" rx="1" />
      <rect x="2.5" y="8.9" width="11" height="4.6" rx="1" />
      <path d="M5 4.8h.1M5 11.2h.1" />
    </>
  ),
  back: <path d="M5.8 3.2 2.6 6.4l3.2 3.2M2.8 6.4h6.6a3.9 3.9 0 0 1 0 7.8H6.5" />,
  boards: <path d="M2.5 3h11v8h-11zM6 14h4M8 11v3" />,
  barred: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="m3.8 3.8 8.4 8.4" />
    </>
  ),
  changes: <path d="M3 4h7.5M8 1.5 10.5 4 8 6.5M13 12H5.5M8 9.5 5.5 12 8 14.5" />,
  check: <path d="m3.5 8.4 3 3 6-6.6" />,
  'chevron-down': <path d="m4.5 6.3 3.5 3.5 3.5-3.5" />,
  clock: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 4.8V8l2.2 1.6" />
    </>
  ),
  close: <path d="m4 4 8 8m0-8-8 8" />,
  clusters: (
    <>
      <rect x="2" y="2" width="5" height="5" rx="1" />
      <rect x="9" y="2" width="5" height="5" rx="1" />
      <rect x="2" y="9" width="5" height="5" rx="1" />
      <rect x="9" y="9" width="5" height="5" rx="1" />
    </>
  ),
  columns: (
    <>
      <rect x="2" y="2.5" width="12" height="11" rx="1.5" />
      <path d="M6 2.5v11M10 2.5v11" />
    </>
  ),
  copy: (
    <>
      <rect x="5.5" y="5.5" width="8" height="8" rx="1.5" />
      <path d="M3.5 10.5h-.3a.7.7 0 0 1-.7-.7V3.2c0-.4.3-.7.7-.7h6.6c.4 0 .7.3.7.7v.3" />
    </>
  ),
  cross: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="m5.6 5.6 4.8 4.8m0-4.8-4.8 4.8" />
    </>
  ),
  'dashed-clock': (
    <>
      <circle cx="8" cy="8" r="6" strokeDasharray="3 1.7" />
      <path d="M8 4.8V8l2.2 1.6" />
    </>
  ),
  'dashed-minus': (
    <>
      <circle cx="8" cy="8" r="6" strokeDasharray="1.5 2.6" />
      <path d="M5.5 8h5" />
    </>
  ),
  'dashed-question': (
    <>
      <circle cx="8" cy="8" r="6" strokeDasharray="1.5 2.6" />
      <path d="M6.3 6.5c0-2.2 3.5-2.1 3.5 0 0 1.3-1.7 1.4-1.7 2.7M8.1 11.3v.1" />
    </>
  ),
  download: <path d="M8 2.5v7.2M5 6.9l3 3 3-3M2.8 13.3h10.4" />,
  down: <path d="M8 3v10M4 9l4 4 4-4" />,
  'half-disc': (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="M8 2.5a5.5 5.5 0 0 1 0 11z" fill="currentColor" />
    </>
  ),
  filter: <path d="M2.5 4h11M4.5 8h7M6.7 12h2.6" />,
  gauge: (
    <>
      <path d="M2.6 12.4a6.2 6.2 0 1 1 10.8 0" />
      <path d="m8 9.3 2.8-3.6M8 9.4v.1" />
    </>
  ),
  groups: (
    <>
      <circle cx="5.5" cy="5" r="2.3" />
      <circle cx="11.3" cy="6" r="1.7" />
      <path d="M1.5 13c0-2.6 1.7-4.1 4-4.1s4 1.5 4 4.1M10.8 9.6c2.2 0 3.7 1.3 3.7 3.4" />
    </>
  ),
  'leaving-line': (
    <>
      <path d="M2 3.5h12" />
      <path d="M3 6.5 9.5 13M9.8 8.6V13.3H5.1" />
    </>
  ),
  lock: (
    <>
      <rect x="3" y="7" width="10" height="6.5" rx="1.5" />
      <path d="M5.3 7V5a2.7 2.7 0 0 1 5.4 0v2" />
    </>
  ),
  menu: <path d="M2.5 4.5h11M2.5 8h11M2.5 11.5h11" />,
  more: <path d="M3.5 8h.01M8 8h.01M12.5 8h.01" strokeWidth={2} />,
  note: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 7.4v3.4M8 5.2v.1" />
    </>
  ),
  overview: (
    <>
      <path d="M4.8 2.5h6.4L8 7.2z" fill="currentColor" />
      <path d="M1.8 8.5h12.4M4 11h8M6.2 13.5h3.6" />
    </>
  ),
  'paused-square': (
    <>
      <rect x="2.2" y="2.2" width="11.6" height="11.6" rx="2" />
      <path d="M6.2 5.6v4.8M9.8 5.6v4.8" />
    </>
  ),
  person: (
    <>
      <circle cx="8" cy="5.3" r="2.6" />
      <path d="M3 13.8c0-3 2.2-4.6 5-4.6s5 1.6 5 4.6" />
    </>
  ),
  plus: <path d="M8 3v10M3 8h10" />,
  plug: <path d="M6 2.2v3.3M10 2.2v3.3M4.2 5.5h7.6v2a3.8 3.8 0 0 1-7.6 0zM8 11.3v2.7" />,
  quorum: (
    <>
      <circle cx="8" cy="3.6" r="1.9" />
      <circle cx="3.6" cy="11.8" r="1.9" />
      <circle cx="12.4" cy="11.8" r="1.9" />
      <path d="M7.1 5.3 4.5 10.1M8.9 5.3l2.6 4.8M5.5 11.8h5" />
    </>
  ),
  replication: (
    <>
      <rect x="2" y="2" width="7" height="7" rx="1" />
      <path d="M6.5 11.5v1.5a1 1 0 0 0 1 1H13a1 1 0 0 0 1-1V7.5a1 1 0 0 0-1-1h-1.5" />
    </>
  ),
  search: (
    <>
      <circle cx="7" cy="7" r="4.3" />
      <path d="m10.3 10.3 3.5 3.5" />
    </>
  ),
  settings: (
    <>
      <circle cx="8" cy="8" r="2.2" />
      <path d="M8 1.8v2M8 12.2v2M1.8 8h2M12.2 8h2M3.6 3.6 5 5M11 11l1.4 1.4M12.4 3.6 11 5M5 11l-1.4 1.4" />
    </>
  ),
  share: <path d="M8 9.5V2.5M5.2 5 8 2.2 10.8 5M3.5 8v5.5h9V8" />,
  'struck-drop': (
    <>
      <path d="M8 1.8c2.6 3.2 4.3 5.3 4.3 7.7A4.3 4.3 0 0 1 8 13.8a4.3 4.3 0 0 1-4.3-4.3C3.7 7.1 5.4 5 8 1.8z" />
      <path d="m5.6 7.4 4.8 4.2" />
    </>
  ),
  tick: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="m5.4 8.2 1.8 1.8 3.4-3.8" />
    </>
  ),
  screen: (
    <>
      <rect x="2" y="3" width="12" height="8.5" rx="1.2" />
      <path d="M5.5 14h5" />
    </>
  ),
  topics: <path d="M2.5 4h11M2.5 8h11M2.5 12h7" />,
  transactions: <path d="M2.5 5.3h10.3M9.8 2.3l3 3-3 3M13.5 10.7H3.2M6.2 7.7l-3 3 3 3" />,
  up: <path d="M8 13V3M4 7l4-4 4 4" />,
  triangle: (
    <>
      <path d="M8 2.2 14.3 13.3H1.7z" />
      <path d="M8 6.6v3M8 11.5v.1" />
    </>
  ),
  waves: <path d="M2 6.2c1.5-1.6 3-1.6 4 0s2.5 1.6 4 0 3-1.6 4 0M2 10.6c1.5-1.6 3-1.6 4 0s2.5 1.6 4 0 3-1.6 4 0" />,
} satisfies Record<string, ReactNode>

export type IconName = keyof typeof ICONS

interface IconProps {
  name: IconName
  size?: 11 | 12 | 14 | 16 | 20
  className?: string | undefined
}

/** Always beside its word, so hidden from those who listen. */
export function Icon({ name, size = 16, className }: IconProps) {
  return (
    <svg
      viewBox="0 0 16 16"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={clsx('inline-block shrink-0', className)}
    >
      {ICONS[name]}
    </svg>
  )
}
