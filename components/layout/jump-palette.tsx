'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { type KeyboardEvent, type MouseEvent, type RefObject, useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import { Icon } from '../ui/icon'
import { JumpGroup } from './jump-group'
import { JumpKeys } from './jump-keys'
import { JumpOption } from './jump-option'
import { rememberJump } from './recent-jumps'
import type { JumpRow } from './use-jump-rows'
import { useJumpSections } from './use-jump-sections'

interface JumpPaletteProps {
  cluster: string | null
  input: RefObject<HTMLInputElement | null>
  onClose: () => void
}

/** A field and what it finds. Focus stays in the field; the arrows move along the list. */
export function JumpPalette({ cluster, input, onClose }: JumpPaletteProps) {
  const t = useTranslations('search')
  const router = useRouter()
  const listId = useId()
  const list = useRef<HTMLDivElement>(null)
  const [text, setText] = useState('')
  const typed = text.trim()
  const { sections, isSettled, error } = useJumpSections(cluster, typed)
  const rows = sections.flatMap((section) => section.rows)
  // By id and not by place: figures that come in meanwhile must not move the choice to another line.
  const [activeId, setActiveId] = useState<string | null>(null)
  const active = rows.find((row) => row.id === activeId) ?? rows[0]
  const isEnterWaiting = useRef(false)
  const optionId = (row: JumpRow) => `${listId}-${rows.indexOf(row)}`

  const pick = (row: JumpRow, isElsewhere: boolean, event?: MouseEvent) => {
    const { href, jump } = row.target
    if (cluster !== null && jump !== null) rememberJump(cluster, jump)
    // A click is the link's own affair.
    if (!event) {
      if (isElsewhere) window.open(href, '_blank', 'noopener')
      else router.push(href)
    }
    if (!isElsewhere) onClose()
  }

  const enterAfterWaiting = useEffectEvent(() => {
    if (isEnterWaiting.current && active) pick(active, false)
    isEnterWaiting.current = false
  })
  useEffect(() => {
    if (isSettled) enterAfterWaiting()
  }, [isSettled])

  const point = (row: JumpRow | undefined) => {
    if (!row) return
    setActiveId(row.id)
    if (row === rows[0]) list.current?.scrollTo({ top: 0 })
    else document.getElementById(optionId(row))?.scrollIntoView({ block: 'nearest' })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter also ends the composing of a syllable.
    if (event.nativeEvent.isComposing) return
    const at = active ? rows.indexOf(active) : -1
    const moves: Partial<Record<string, JumpRow | undefined>> = {
      ArrowDown: rows[(at + 1) % rows.length],
      ArrowUp: rows.at(at - 1),
      Home: rows[0],
      End: rows.at(-1),
    }
    if (event.key in moves) {
      event.preventDefault()
      point(moves[event.key])
    } else if (event.key === 'Enter') {
      event.preventDefault()
      const isElsewhere = event.ctrlKey || event.metaKey
      if (!isSettled && !isElsewhere) isEnterWaiting.current = true
      else if (active) pick(active, isElsewhere)
    }
  }

  return (
    <div className="grid h-full min-h-0 grid-rows-[auto_minmax(0,1fr)_auto]">
      <div className="flex h-11 items-center gap-2.5 border-b border-line px-3.5 max-md:h-13">
        <Icon name="search" className="text-faint" />
        <input
          ref={input}
          role="combobox"
          aria-expanded={rows.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={active && optionId(active)}
          aria-label={t('openLabel')}
          placeholder={t('placeholder')}
          value={text}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={249}
          onChange={(event) => {
            setText(event.target.value)
            setActiveId(null)
            isEnterWaiting.current = false
          }}
          onKeyDown={onKeyDown}
          className="h-full min-w-0 flex-1 bg-transparent text-14 outline-none placeholder:text-faint max-md:text-16"
        />
        <button type="button" onClick={onClose} className="link hidden px-1 py-2 max-md:block">
          {t('close')}
        </button>
      </div>
      <div ref={list} className="min-h-0 overflow-auto overscroll-contain py-1">
        {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a select cannot be searched or hold links */}
        <div role="listbox" id={listId} aria-label={t('results')}>
          {sections.map((section) => (
            <JumpGroup key={section.id} section={section}>
              {section.rows.map((row) => (
                <JumpOption
                  key={row.id}
                  id={optionId(row)}
                  row={row}
                  typed={typed}
                  isActive={row === active}
                  onPoint={() => row !== active && setActiveId(row.id)}
                  onPick={(event) => pick(row, event.ctrlKey || event.metaKey || event.shiftKey, event)}
                />
              ))}
            </JumpGroup>
          ))}
        </div>
        {error && <p className="px-3.5 py-2 text-stale">{t('silent')}</p>}
        {rows.length === 0 && isSettled && !error && (
          <div className="px-3.5 py-3">
            <p className="font-strong">{t('nothing', { q: typed })}</p>
            <p className="text-muted">{t('nothingDetail')}</p>
          </div>
        )}
        <output className="unseen">{typed !== '' && isSettled && t('found', { count: rows.length })}</output>
      </div>
      <JumpKeys />
    </div>
  )
}
