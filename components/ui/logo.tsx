import clsx from 'clsx'

/** The water-level mark of engineering drawings. Never smaller than 14 px. */
export function Logo({ size = 20, className }: { size?: number; className?: string }) {
  return (
    <svg
      viewBox="0 0 20 20"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth={1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={clsx('shrink-0 text-accent', className)}
    >
      <path d="M6.2 4h7.6L10 10.5z" fill="currentColor" />
      <path d="M2.5 11.5h15M5.5 14.3h9M8.2 17h3.6" />
    </svg>
  )
}
