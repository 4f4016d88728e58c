'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { LONGEST_PATTERN, MOST_PATTERNS } from '@/lib/domain/preferences/limits'
import { Button } from '../ui/button'
import { Field } from '../ui/field'
import { Icon } from '../ui/icon'

interface PatternsFieldProps {
  kind: 'groups' | 'topics'
  patterns: readonly string[]
  onChange: (patterns: string[]) => void
}

const WORDS = {
  groups: { title: 'groups', field: 'newGroup', none: 'noGroups' },
  topics: { title: 'topics', field: 'newTopic', none: 'noTopics' },
} as const

export function PatternsField({ kind, patterns, onChange }: PatternsFieldProps) {
  const t = useTranslations('preferences')
  const [typed, setTyped] = useState('')
  const [isTried, setIsTried] = useState(false)
  const words = WORDS[kind]
  const pattern = typed.trim()
  const error =
    patterns.length >= MOST_PATTERNS
      ? t('tooMany', { most: MOST_PATTERNS })
      : pattern.length > LONGEST_PATTERN
        ? t('tooLong', { most: LONGEST_PATTERN })
        : undefined

  const add = (event: FormEvent) => {
    event.preventDefault()
    if (pattern === '') return
    setIsTried(error !== undefined)
    if (error) return
    if (!patterns.includes(pattern)) onChange([...patterns, pattern])
    setTyped('')
  }
  return (
    <div className="grid min-w-0 content-start gap-2">
      <h3 className="text-12 font-medium">{t(words.title)}</h3>
      {patterns.length === 0 ? (
        <p className="text-muted">{t(words.none)}</p>
      ) : (
        <ul className="flex flex-wrap gap-1.5">
          {patterns.map((each) => (
            <li key={each} className="inline-flex max-w-full min-w-0 items-center rounded-2 border border-line-strong bg-raised pl-2">
              <span className="min-w-0 truncate" title={each}>
                {each}
              </span>
              <Button
                look="quiet"
                isIconOnly
                aria-label={t('remove', { pattern: each })}
                onClick={() => onChange(patterns.filter((other) => other !== each))}
              >
                <Icon name="close" size={14} />
              </Button>
            </li>
          ))}
        </ul>
      )}
      <form onSubmit={add} noValidate className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-1.5">
        <Field
          label={t(words.field)}
          value={typed}
          error={isTried ? error : undefined}
          onChange={(event) => setTyped(event.target.value)}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        <Button type="submit" className="mt-5">
          {t('add')}
        </Button>
      </form>
    </div>
  )
}
