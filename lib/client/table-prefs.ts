import { useSyncExternalStore } from 'react'

export const DENSITIES = ['comfortable', 'compact'] as const
export type Density = (typeof DENSITIES)[number]

/** How one person wants one table to look, in this browser. */
export interface TablePrefs {
  density: Density
  /** By column: shown or not, where it was chosen. */
  columns: Readonly<Record<string, boolean>>
}

const DEFAULT: TablePrefs = { density: 'comfortable', columns: {} }
const keyOf = (table: string) => `highwater.table.${table}`

const listeners = new Set<() => void>()
/** What was read last, because a store's answer must stay the same while it has not changed. */
const read = new Map<string, { text: string | null; prefs: TablePrefs }>()

export function useTablePrefs(table: string): TablePrefs {
  return useSyncExternalStore(
    subscribe,
    () => prefsOf(table),
    () => DEFAULT,
  )
}

/** Without localStorage it holds until the page is left. */
export function setTablePrefs(table: string, change: Partial<TablePrefs>): void {
  const prefs = { ...prefsOf(table), ...change }
  const text = JSON.stringify(prefs)
  read.set(table, { text, prefs })
  try {
    localStorage.setItem(keyOf(table), text)
  } catch {
    read.set(table, { text: textOf(table), prefs })
  }
  for (const listener of listeners) listener()
}

function subscribe(onChange: () => void): () => void {
  listeners.add(onChange)
  window.addEventListener('storage', onChange)
  return () => {
    listeners.delete(onChange)
    window.removeEventListener('storage', onChange)
  }
}

function prefsOf(table: string): TablePrefs {
  const text = textOf(table)
  const last = read.get(table)
  if (last?.text === text) return last.prefs
  const prefs = parseTablePrefs(text)
  read.set(table, { text, prefs })
  return prefs
}

function textOf(table: string): string | null {
  try {
    return localStorage.getItem(keyOf(table))
  } catch {
    return null
  }
}

/** Whatever of it is not as this version writes it counts as not chosen. */
export function parseTablePrefs(text: string | null): TablePrefs {
  try {
    const stored = JSON.parse(text ?? '{}') as Partial<Record<keyof TablePrefs, unknown>> | null
    const columns = Object.entries(stored?.columns ?? {}).filter((entry): entry is [string, boolean] => typeof entry[1] === 'boolean')
    return { density: DENSITIES.find((density) => density === stored?.density) ?? DEFAULT.density, columns: Object.fromEntries(columns) }
  } catch {
    return DEFAULT
  }
}
