import { useTranslations } from 'next-intl'
import { formatDay, formatWhen, formatZoned } from '@/lib/client/format'
import type { ChangeEvent } from '@/lib/contract/changes'
import { ChangeState } from '../review/change-state'
import { useChangeWords } from '../review/words'

/** What happened to a change, oldest first. */
export function ChangeEvents({ events }: { events: readonly ChangeEvent[] }) {
  const t = useTranslations('changes.detail')
  const { said } = useChangeWords()
  const end = events.at(-1)?.at ?? ''
  return (
    <ol className="border-t border-line-strong">
      {events.map(({ at, state, said: message, by }) => (
        <li
          key={`${at} ${message.code} ${state}`}
          className="grid grid-cols-[110px_150px_minmax(0,1fr)] gap-x-4 border-b border-line px-2 py-1 max-md:grid-cols-[auto_minmax(0,1fr)] max-md:gap-y-0.5 max-md:py-2"
        >
          <time dateTime={at} title={`${formatDay(at)}, ${formatZoned(at)}`} className="text-muted">
            {formatWhen(at, end)}
          </time>
          <ChangeState state={state} />
          <span className="max-md:col-span-2">
            {said(message)}
            {by !== null && <span className="text-muted"> · {t('eventBy', { who: by })}</span>}
          </span>
        </li>
      ))}
    </ol>
  )
}
