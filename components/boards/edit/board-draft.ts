import type { Board, BoardInput } from '@/lib/contract/boards'

export const UNITS = { s: 1, m: 60, h: 3600 } as const
export type Unit = keyof typeof UNITS

export interface ServiceDraft {
  /** Of this draft only; `id` is the service's own, which a new one has not. */
  key: string
  id: string | undefined
  title: string
  cluster: string
  /** One name or pattern a line. */
  groups: string
  amount: string
  unit: Unit
}

export interface BoardDraft {
  name: string
  services: ServiceDraft[]
  /** Of the board that is edited, where one is saved. */
  version?: number
}

/** By the `name` of the field. */
export type DraftFaults = Partial<Record<string, 'name' | 'title' | 'groups' | 'groupsMany' | 'target'>>

const LONGEST = 80
const MOST_GROUPS = 50
const MOST_SECONDS = 7 * 86_400
const USUAL_TARGET = { amount: '60', unit: 's' } as const

export function draftOf({ name, services, automatic, version }: Pick<Board, 'name' | 'services' | 'automatic' | 'version'>): BoardDraft {
  return {
    name,
    ...(automatic ? {} : { version }),
    services: services.map(({ id, title, cluster, groups, targetSeconds }) => ({
      key: id,
      id,
      title,
      // Only a link leaves it out, and by a link nothing is edited.
      cluster: cluster ?? '',
      groups: groups.join('\n'),
      ...amountOf(targetSeconds),
    })),
  }
}

export function newService(key: string, cluster: string): ServiceDraft {
  return { key, id: undefined, title: '', cluster, groups: '', ...USUAL_TARGET }
}

/** In the largest unit that says it in whole numbers, and in seconds up to a minute. */
function amountOf(seconds: number): { amount: string; unit: Unit } {
  const unit = seconds % UNITS.h === 0 ? 'h' : seconds % UNITS.m === 0 && seconds > UNITS.m ? 'm' : 's'
  return { amount: String(seconds / UNITS[unit]), unit }
}

export function patternsOf(groups: string): string[] {
  return [...new Set(groups.split('\n').map((line) => line.trim()))].filter((line) => line !== '')
}

/** Whole seconds; null where it is no target. */
export function targetOf({ amount, unit }: Pick<ServiceDraft, 'amount' | 'unit'>): number | null {
  const seconds = Math.round(Number(amount.trim().replace(',', '.')) * UNITS[unit])
  return amount.trim() !== '' && seconds >= 1 && seconds <= MOST_SECONDS ? seconds : null
}

/** What would be sent, or what is wrong with it. */
export function inputOf(draft: BoardDraft): { value: BoardInput } | { faults: DraftFaults } {
  const faults: DraftFaults = {}
  const isTitle = (text: string) => text.trim() !== '' && text.trim().length <= LONGEST
  if (!isTitle(draft.name)) faults['name'] = 'name'
  const services = draft.services.map(({ key, id, title, cluster, groups, ...target }) => {
    const patterns = patternsOf(groups)
    const targetSeconds = targetOf(target)
    if (!isTitle(title)) faults[`title-${key}`] = 'title'
    if (patterns.length === 0) faults[`groups-${key}`] = 'groups'
    else if (patterns.length > MOST_GROUPS) faults[`groups-${key}`] = 'groupsMany'
    if (targetSeconds === null) faults[`target-${key}`] = 'target'
    return { ...(id === undefined ? {} : { id }), title: title.trim(), cluster, groups: patterns, targetSeconds: targetSeconds ?? 1 }
  })
  if (Object.keys(faults).length > 0) return { faults }
  return { value: { name: draft.name.trim(), services, ...(draft.version === undefined ? {} : { version: draft.version }) } }
}

/** The service at that place moved by one, up (-1) or down (1). */
export function moved(services: readonly ServiceDraft[], at: number, by: -1 | 1): ServiceDraft[] {
  const to = at + by
  const [one, other] = [services[at], services[to]]
  return one && other ? services.map((service, index) => (index === at ? other : index === to ? one : service)) : [...services]
}
