'use client'

import { useRef } from 'react'
import { Button } from './button'
import { momentsFromText, wallOf } from '@/lib/client/zoned-time'

interface PickTimeProps {
  label: string
  /** As typed. */
  value: string
  zone: string
  onChange: (value: string) => void
}

/** The browser's own calendar and clock, for a hand on a phone or a mouse. */
export function PickTime({ label, value, zone, onChange }: PickTimeProps) {
  const picker = useRef<HTMLInputElement>(null)
  const [moment] = momentsFromText(value, zone) ?? []
  return (
    <span className="relative">
      <input
        ref={picker}
        type="datetime-local"
        step={1}
        tabIndex={-1}
        aria-hidden="true"
        value={moment === undefined ? '' : wallOf(moment, zone)}
        onChange={(event) => event.target.value !== '' && onChange(event.target.value.replace('T', ' '))}
        className="pointer-events-none absolute bottom-0 left-0 size-px opacity-0"
      />
      <Button icon="clock" isIconOnly aria-label={label} onClick={() => picker.current?.showPicker()} className="max-md:size-9" />
    </span>
  )
}
