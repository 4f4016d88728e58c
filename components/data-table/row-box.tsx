'use client'

import { useTranslations } from 'next-intl'

export interface RowBoxProps {
  id: string
  index: number
  isSelected: boolean
  /** `isRange`: all rows from the last chosen one to this. */
  onBox: (row: { id: string; index: number }, isRange: boolean) => void
}

/** For the pointer; keys have X on the row itself, so the box is no stop of Tab and gives the focus back. */
export function RowBox({ id, index, isSelected, onBox }: RowBoxProps) {
  const t = useTranslations('table')
  return (
    <label className="grid size-5 cursor-pointer place-items-center max-md:size-9">
      <input
        type="checkbox"
        tabIndex={-1}
        aria-label={t('select', { name: id })}
        checked={isSelected}
        onChange={(event) => {
          onBox({ id, index }, event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)
          event.currentTarget.closest('tr')?.querySelector('a')?.focus({ preventScroll: true })
        }}
        className="size-3.5 cursor-pointer accent-(--accent)"
      />
    </label>
  )
}
