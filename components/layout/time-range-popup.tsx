'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import type { KeyboardEvent } from 'react'
import { SPANS, type TimeRange } from '@/lib/client/time-range'
import { Icon } from '../ui/icon'
import type { PopupOf } from '../ui/on-demand'
import { PopoverPopup } from '../ui/popover-popup'
import { MomentsForm } from './moments-form'

interface TimeRangePopupProps {
  popup: PopupOf
  range: TimeRange
  onChange: (range: TimeRange) => void
}

/** Ranges that end now, in a click; two moments by the clock of the page's zone. */
export function TimeRangePopup({ popup, range, onChange }: TimeRangePopupProps) {
  const t = useTranslations('timeRange')
  const choose = (next: TimeRange, event: Event) => {
    popup.onOpenChange(false, { event })
    onChange(next)
  }
  return (
    <PopoverPopup popup={popup} title={t('title')} align="end">
      <fieldset className="grid grid-cols-2 gap-x-2" aria-label={t('spans')}>
        {SPANS.map((last) => {
          const isChosen = 'last' in range && range.last === last
          return (
            <button
              key={last}
              type="button"
              aria-pressed={isChosen}
              onKeyDown={moveFocus}
              onClick={(event) => choose({ last }, event.nativeEvent)}
              className={clsx(
                'flex h-7 items-center gap-1.5 rounded-2 px-2 text-left max-md:h-9',
                isChosen ? 'bg-selected font-medium' : 'hover:bg-hover',
              )}
            >
              {t('last', { span: t(`span.${last}`) })}
              {isChosen && <Icon name="check" className="ml-auto text-accent" />}
            </button>
          )
        })}
      </fieldset>
      <div className="mt-3 border-t border-line pt-3">
        <MomentsForm range={range} onSend={(moments, event) => choose(moments, event)} />
      </div>
    </PopoverPopup>
  )
}

/** Arrow keys go from one choice to the next, as in a menu. */
function moveFocus(event: KeyboardEvent<HTMLButtonElement>) {
  const step = { ArrowDown: 2, ArrowUp: -2, ArrowRight: 1, ArrowLeft: -1 }[event.key]
  if (step === undefined) return
  const choices = [...(event.currentTarget.parentElement?.querySelectorAll('button') ?? [])]
  event.preventDefault()
  choices[choices.indexOf(event.currentTarget) + step]?.focus()
}
