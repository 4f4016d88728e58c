import 'server-only'
import { z } from 'zod'
import type { PlanRow, RowFound, Value, Values } from '@/lib/contract/changes'
import type { ConfigSource, ConfigValue } from '@/lib/domain/configs/config-value'
import { rowText } from './row-text'
import { isSameConfigValue } from '@/lib/domain/configs/same-config-value'
import { wrongInput } from '../refusal'

const Name = z.string().min(1).max(200)
/** Shared by all kinds that change configs. */
export const ConfigChangeFields = {
  set: z.record(Name, z.string().max(10_000)).optional().meta({ description: 'Config names with their new values' }),
  reset: z.array(Name).max(200).optional().meta({ description: 'Configs that go back to what is below them' }),
}

export interface ConfigChange {
  set: Readonly<Record<string, string>>
  reset: readonly string[]
}

/** Names a config that there is none of, or that cannot be changed, before Kafka has to. */
export function requireKnownConfigs(configs: readonly ConfigValue[], { set, reset }: ConfigChange, layer: ConfigSource): void {
  const known = new Map(configs.map((config) => [config.name, config]))
  if (Object.keys(set).length === 0 && reset.length === 0) throw wrongInput('set', 'at least one config to set, or one in reset')
  for (const name of [...Object.keys(set), ...reset]) {
    const field = name in set ? `set.${name}` : `reset.${reset.indexOf(name)}`
    const config = known.get(name)
    if (!config) throw wrongInput(field, `a config that Kafka knows here: there is no ${name}`)
    if (config.readOnly) throw wrongInput(field, `a config that can be changed while brokers run: ${name} is read-only`)
    if (name in set && reset.includes(name)) throw wrongInput(field, `either set or reset: ${name} is in both`)
  }
  for (const [index, name] of reset.entries()) {
    if (layerOf(known.get(name), layer) === undefined) throw wrongInput(`reset.${index}`, `a config that is set here: ${name} is not`)
  }
}

/** Before and after. What a reset goes back to is the next of the values that it hides. */
export function configRows(configs: readonly ConfigValue[], { set, reset }: ConfigChange, layer: ConfigSource): PlanRow[] {
  const known = new Map(configs.map((config) => [config.name, config]))
  return [...Object.keys(set), ...reset].map((name): PlanRow => {
    const config = known.get(name)
    const before = config ? shown(config, config.value, config.source) : null
    const value = set[name]
    const below = config?.synonyms.find((synonym) => synonym.source !== layer)
    const after = value === undefined ? (below ? shown(config, below.value, below.source) : null) : shown(config, value, layer)
    const isSame =
      before !== null && after !== null && before['source'] === after['source'] && isSameSetting(before['value'], after['value'])
    return { of: { config: name }, before, after, changed: !isSame || (config?.sensitive ?? false), about: {}, marks: [] }
  })
}

/** The same as Kafka is told it: what the rows set in this layer, and what they take out of it. */
export function plannedConfigs(rows: readonly PlanRow[], layer: ConfigSource): { set: Map<string, string>; reset: string[] } {
  const changed = rows.filter((row) => row.changed)
  const isSet = (row: PlanRow) => row.after?.['source'] === layer
  return {
    set: new Map(changed.filter(isSet).map((row) => [String(row.of['config']), rowText(row.after?.['value']) ?? ''])),
    reset: changed.filter((row) => !isSet(row)).map((row) => String(row.of['config'])),
  }
}

/** What would put back what was: set again what was set here, reset what was not. */
export function configUndo(rows: readonly PlanRow[], layer: ConfigSource): { set?: Record<string, string>; reset?: string[] } {
  const changed = rows.filter((row) => row.changed)
  const wasSet = changed.filter((row) => row.before?.['source'] === layer)
  const wasNot = changed.filter((row) => row.before?.['source'] !== layer)
  return {
    ...(wasSet.length === 0
      ? {}
      : { set: Object.fromEntries(wasSet.map((row) => [String(row.of['config']), rowText(row.before?.['value']) ?? ''])) }),
    ...(wasNot.length === 0 ? {} : { reset: wasNot.map((row) => String(row.of['config'])) }),
  }
}

/** Whether the configs are as planned, by what this layer says of them. */
export function configsFound(rows: readonly PlanRow[], configs: readonly ConfigValue[], layer: ConfigSource): RowFound[] {
  const known = new Map(configs.map((config) => [config.name, config]))
  return rows
    .filter((row) => row.changed)
    .map((row) => {
      const config = known.get(String(row.of['config']))
      const now = config ? shown(config, config.value, config.source) : null
      const here = layerOf(config, layer)
      const is = (side: Values | null) => {
        const wanted = side?.['source'] === layer ? side['value'] : undefined
        return config?.sensitive ? (here !== undefined) === (wanted !== undefined) : isSameSetting(here, wanted)
      }
      return { of: row.of, state: is(row.after) ? 'as-planned' : is(row.before) ? 'as-before' : 'other', now }
    })
}

function isSameSetting(a: Value | undefined, b: Value | undefined): boolean {
  return a === b || (typeof a === 'string' && typeof b === 'string' && isSameConfigValue(a, b))
}

/** The value set in this layer itself; undefined: it is not set here. */
function layerOf(config: ConfigValue | undefined, layer: ConfigSource): string | null | undefined {
  if (config?.source === layer) return config.value
  return config?.synonyms.find((synonym) => synonym.source === layer)?.value
}

function shown(config: ConfigValue | undefined, value: string | null, source: ConfigSource): Values {
  return { value: config?.sensitive ? { redacted: true } : value, source }
}
