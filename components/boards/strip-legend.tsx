import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { CELLS } from './kept-strip'

const STATES = ['kept', 'close', 'missed', 'unknown'] as const

export function StripLegend() {
  const t = useTranslations('boards.legend')
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-12 text-muted">
      {STATES.map((state) => (
        <li key={state}>
          <i aria-hidden="true" className={clsx('mr-1.5 inline-block size-2.5 align-[-1px]', CELLS[state])} />
          {t(state)}
        </li>
      ))}
    </ul>
  )
}
