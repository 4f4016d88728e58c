import 'server-only'
import { createTranslator } from 'use-intl/core'
import type { Message, PlanWarning, Values } from '@/lib/contract/changes'
import type { Named } from '@/lib/domain/access/grant'
import { durationParts } from '@/lib/domain/time/duration-parts'
import words from '@/messages/en/said.json'

/** What is said, as it is kept: the words come when it is read. */
export interface Said {
  code: string
  figures?: Values
}

/** A name of something on the cluster, by its kind. */
export interface NamedThing {
  of: Named
  name: string
}

/** In a warning: told to whoever may see it. */
export const namedGroup = (name: string, text = name) => ({ of: 'groups' as const, name, text })
export const namedTopic = (name: string, text = name) => ({ of: 'topics' as const, name, text })

export interface Warning extends Said {
  weight: PlanWarning['weight']
  /** Words alone are about what is changed; what is said of something else goes with its name, and is told to whoever may see that. */
  names?: readonly (string | (NamedThing & { text: string }))[]
}

/** As it is kept: `about` says of each of the names what it is of; null: of what is changed. */
export interface KeptWarning extends PlanWarning {
  about?: readonly (NamedThing | null)[]
}

type Translate = (code: string, figures: Record<string, string | number>) => string
const translate = createTranslator({ locale: 'en', messages: words, namespace: 'said' }) as unknown as Translate

/** With the English words for scripts; pages have the same by its code, in the reader's language. */
export function toMessage({ code, figures = {} }: Said): Message {
  const shown = Object.entries(figures).map(([name, value]) => [name, inWords(name, value)] as const)
  return { code, figures, text: translate(code, Object.fromEntries(shown)) }
}

export function toWarning({ weight, names = [], ...said }: Warning): KeptWarning {
  const about = names.map((one) => (typeof one === 'string' ? null : { of: one.of, name: one.name }))
  return { ...toMessage(said), weight, names: names.map((one) => (typeof one === 'string' ? one : one.text)), about }
}

/** Names may look like numbers; of these everything is as it is written. */
const NAMES: ReadonlySet<string> = new Set([
  'group',
  'topic',
  'user',
  'client',
  'ip',
  'config',
  'value',
  'names',
  'what',
  'planned',
  'now',
  'broker',
  'member',
  'because',
  'permission',
])

function inWords(name: string, value: Values[string]): string | number {
  if (value === null) return 'unknown'
  if (typeof value === 'number' && name.endsWith('Ms')) return inEnglish(value)
  if (typeof value === 'number') return name.endsWith('Bytes') ? `${value.toLocaleString('en')} bytes` : value
  if (typeof value !== 'string') return JSON.stringify(value)
  return /^\d{4,19}$/.test(value) && !NAMES.has(name) ? BigInt(value).toLocaleString('en') : value
}

function inEnglish(ms: number): string {
  if (ms < 1000) return 'less than a second'
  const parts = durationParts(ms / 1000)
  return parts.map(({ count, unit }) => `${count} ${unit}`).join(' ')
}
