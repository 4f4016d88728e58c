'use client'

import { useEffect, useState } from 'react'
import { SearchInput } from '../ui/search-input'

interface FilterInputProps {
  label: string
  placeholder: string
  value: string
  onChange: (value: string) => void
}

const PAUSE_MS = 200

/** A search field whose list hears of it when the typing pauses, so that no keystroke waits for the list. */
export function FilterInput({ label, placeholder, value, onChange }: FilterInputProps) {
  /** What is typed and not yet handed on. */
  const [draft, setDraft] = useState<string | null>(null)
  useEffect(() => {
    if (draft === null) return
    const timer = setTimeout(
      () => {
        onChange(draft)
        setDraft(null)
      },
      draft === '' ? 0 : PAUSE_MS,
    )
    return () => clearTimeout(timer)
  }, [draft, onChange])
  return <SearchInput label={label} placeholder={placeholder} value={draft ?? value} onChange={setDraft} />
}
