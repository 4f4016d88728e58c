'use client'

import { useRef } from 'react'
import { useHotkey } from '@/lib/client/use-hotkey'
import { Icon } from './icon'
import { Kbd } from './kbd'

interface SearchInputProps {
  /** What is searched, as its accessible name. */
  label: string
  placeholder: string
  value: string
  onChange: (value: string) => void
}

/** `/` from anywhere on the page, Esc to empty it. */
export function SearchInput({ label, placeholder, value, onChange }: SearchInputProps) {
  const input = useRef<HTMLInputElement>(null)
  useHotkey('/', () => input.current?.focus())
  return (
    <search className="relative min-w-45 flex-[0_100_260px] max-md:flex-[1_1_100%]">
      <Icon name="search" className="pointer-events-none absolute top-[calc(50%-8px)] left-2 text-faint" />
      <input
        ref={input}
        type="search"
        aria-label={label}
        placeholder={placeholder}
        value={value}
        autoComplete="off"
        spellCheck={false}
        maxLength={249}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          onChange('')
          event.currentTarget.blur()
        }}
        className="h-control w-full min-w-0 rounded-2 border border-line-control bg-raised pr-8 pl-7.5 placeholder:text-faint [&::-webkit-search-cancel-button]:hidden"
      />
      <span aria-hidden="true" className="absolute top-[calc(50%-9px)] right-1.5 max-md:hidden">
        <Kbd>/</Kbd>
      </span>
    </search>
  )
}
