import type { Miss } from '@/lib/contract/boards'

/** From so many services on the rows of a sheet are one small line each. */
const DENSE_FROM = 12
const LEAST = 4
/**
 * px of a sheet of A4. `room` is what services and misses share: all but its margins, its head and foot at their longest, and the heads
 * of the two tables. The others are of a row: of a service, and of a miss that takes one line or two.
 */
const SHEETS = {
  roomy: { room: 673, service: 41, line: 21, lines: 37 },
  dense: { room: 622, service: 17, line: 17, lines: 31 },
} as const
/** What fits into one line of a miss, in letters of the Latin alphabet; a Korean one is as wide as two. */
const TITLE_WIDTH = 34
const GROUP_WIDTH = 16
/** Causes that are told in a few words. */
const SHORT_CAUSES: readonly Miss['cause']['kind'][] = ['stuck', 'no-members', 'broker', 'rebalance', 'burst']

export function isDense(services: number): boolean {
  return services >= DENSE_FROM
}

/** The worst misses that a sheet has room for beside that many services, in the order they came. `total`: how many there are in all. */
export function missesOnSheet(misses: readonly Miss[], total: number, services: number): { shown: Miss[]; leftOut: number } {
  const sheet = SHEETS[isDense(services) ? 'dense' : 'roomy']
  let room = sheet.room - services * sheet.service
  const worstFirst = misses.toSorted((a, b) => b.worstSeconds - a.worstSeconds)
  const past = worstFirst.findIndex((miss, index) => {
    room -= isOneLine(miss) ? sheet.line : sheet.lines
    return room < 0 && index >= LEAST
  })
  const shown = worstFirst.slice(0, past === -1 ? worstFirst.length : past).toSorted((a, b) => a.from.localeCompare(b.from))
  return { shown, leftOut: total - shown.length }
}

function isOneLine({ title, cause }: Miss): boolean {
  return widthOf(title) <= TITLE_WIDTH && SHORT_CAUSES.includes(cause.kind) && widthOf(cause.group ?? '') <= GROUP_WIDTH
}

const FIRST_WIDE = '\u1100'

function widthOf(text: string): number {
  return Array.from(text).reduce((width, letter) => width + (letter < FIRST_WIDE ? 1 : 2), 0)
}
