import type { ConfigEntry } from '../contract/configs'
import { formatBytes, formatDuration } from './format'

/** What a number of a config means: `7 d` for 604800000 of `retention.ms`. null where the value says it itself. */
export function configMeaning(name: string, value: string | null): string | null {
  if (value === null || !/^\d{1,18}$/.test(value)) return null
  const number = Number(value)
  // Half of all the numbers an int64 has is Kafka's way of saying "never".
  if (number === 0 || number >= Number.MAX_SAFE_INTEGER) return null
  if (name.endsWith('.ms')) return number < 1000 ? null : formatDuration(number / 1000)
  if (name.endsWith('.bytes')) return number < 1000 ? null : formatBytes(number)
  if (name.endsWith('.hours')) return formatDuration(number * 3600)
  if (name.endsWith('.minutes')) return formatDuration(number * 60)
  return null
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&', mdash: '—', nbsp: ' ' }

/** Kafka's documentation of a config as plain text: it comes with HTML in it. Paragraphs and list items are lines of their own. */
export function plainDocumentation(documentation: string): string {
  return documentation
    .replace(/\s+/g, ' ')
    .replace(/<li\b[^>]*>/gi, '\n• ')
    .replace(/<\/?(p|br|ul|ol|pre)\b[^>]*>/gi, '\n')
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .replace(/&([a-z]+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replace(/ *\n\s*/g, '\n')
    .trim()
}

export interface ConfigFilter {
  q: string
  /** Only what was set on this very topic or broker. */
  isSetHere: boolean
  /** `name`, `source`, with a leading `-` for descending; empty: as they come, what was set here first. */
  sort: string
}

/** The configs a filter lets through, in its order. Searches names and values. */
export function filterConfigs(configs: readonly ConfigEntry[], { q, isSetHere, sort }: ConfigFilter): ConfigEntry[] {
  const needle = q.trim().toLowerCase()
  const found = configs.filter(
    (entry) =>
      (!isSetHere || entry.override) &&
      (!needle || entry.name.toLowerCase().includes(needle) || (entry.value?.toLowerCase().includes(needle) ?? false)),
  )
  const field = sort.replace(/^-/, '')
  if (field !== 'name' && field !== 'source') return found
  const turn = sort.startsWith('-') ? -1 : 1
  return found.toSorted((a, b) => turn * compareText(a[field], b[field]) || compareText(a.name, b.name))
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
