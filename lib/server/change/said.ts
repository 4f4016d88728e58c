import 'server-only'
import { createTranslator } from 'use-intl/core'
import type { Message, PlanWarning, Values } from '@/lib/contract/changes'
import words from '@/messages/en/said.json'

/** What is said, as it is kept: the words come when it is read. */
export interface Said {
  code: string
  figures?: Values
}

export interface Warning extends Said {
  weight: PlanWarning['weight']
  names?: readonly string[]
}

type Translate = (code: string, figures: Record<string, string | number>) => string
const translate = createTranslator({ locale: 'en', messages: words, namespace: 'said' }) as unknown as Translate

/** With the English words for scripts; pages have the same by its code, in the reader's language. */
export function toMessage({ code, figures = {} }: Said): Message {
  const shown = Object.entries(figures).map(([name, value]) => [name, inWords(value)] as const)
  return { code, figures, text: translate(code, Object.fromEntries(shown)) }
}

export function toWarning({ weight, names = [], ...said }: Warning): PlanWarning {
  return { ...toMessage(said), weight, names: [...names] }
}

function inWords(value: Values[string]): string | number {
  if (typeof value === 'number') return value
  if (typeof value === 'string') return /^\d{4,19}$/.test(value) ? BigInt(value).toLocaleString('en') : value
  return value === null ? 'unknown' : JSON.stringify(value)
}
