import type { ConfigEntry } from '@/lib/contract/configs'

type Source = ConfigEntry['source']
/** Where a config can be set while brokers run. */
export type Layer = Extract<Source, 'dynamic-topic' | 'dynamic-broker' | 'dynamic-default-broker'>

/** By config, the value it is to get; null: what is set in the layer is to go. */
export type Staged = Readonly<Record<string, string | null>>

/** The layer that hides another comes first (KIP-226). */
const LAYERS: readonly Source[] = ['dynamic-topic', 'dynamic-broker', 'dynamic-default-broker', 'static-broker', 'default']

/** As the input of a change names it. */
export function configChange(staged: Staged): { set?: Record<string, string>; reset?: string[] } {
  const set = Object.entries(staged).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]))
  const reset = Object.entries(staged).flatMap(([name, value]) => (value === null ? [name] : []))
  return { ...(set.length > 0 && { set: Object.fromEntries(set) }), ...(reset.length > 0 && { reset }) }
}

export function withoutEdit(staged: Staged, name: string): Staged {
  return Object.fromEntries(Object.entries(staged).filter(([one]) => one !== name))
}

/** With this edit; without any of that config where it would change nothing. */
export function withEdit(staged: Staged, config: ConfigEntry, layer: Layer, value: string | null): Staged {
  const here = valueIn(config, layer)
  const isNothing = value === null ? here === undefined : value === here
  return isNothing ? withoutEdit(staged, config.name) : { ...staged, [config.name]: value }
}

/** What is set in the layer itself; undefined: it is not set there. */
export function valueIn({ source, value, synonyms }: ConfigEntry, layer: Layer): string | null | undefined {
  return source === layer ? value : synonyms.find((synonym) => synonym.source === layer)?.value
}

/** What holds where the layer says nothing; null where Kafka does not tell. */
export function valueBelow({ synonyms }: ConfigEntry, layer: Layer): ConfigEntry['synonyms'][number] | null {
  const rank = LAYERS.indexOf(layer)
  return synonyms.find(({ source }) => LAYERS.indexOf(source) > rank) ?? null
}

/** A nearer layer has a value of its own, so that what is set in this one does not show here. */
export function isHidden({ source }: ConfigEntry, layer: Layer): boolean {
  const rank = LAYERS.indexOf(source)
  return rank >= 0 && rank < LAYERS.indexOf(layer)
}

/** Why it cannot be changed from here; null: it can. */
export function whyFixed({ readOnly, sensitive }: ConfigEntry): 'readOnly' | 'sensitive' | null {
  return readOnly ? 'readOnly' : sensitive ? 'sensitive' : null
}

/** The refusals of the server by config, and what is left: of no config, or of one that is not among these. */
export function refusalsByConfig(
  fields: readonly { path: string; message: string }[],
  staged: Staged,
): { byConfig: Partial<Record<string, string>>; rest: string[] } {
  const names = Object.keys(staged)
  const resets = configChange(staged).reset ?? []
  // Kafka itself refuses all at once, and names the one it means in its words.
  const named = (message: string) => names.toSorted((a, b) => b.length - a.length).find((name) => message.includes(name))
  const byConfig: Partial<Record<string, string>> = {}
  const rest: string[] = []
  for (const { path, message } of fields) {
    const [, part, at] = /^input\.(set|reset)(?:\.(.+))?$/.exec(path) ?? []
    const config = part === undefined ? undefined : at === undefined ? named(message) : part === 'set' ? at : resets[Number(at)]
    if (config !== undefined && names.includes(config)) byConfig[config] ??= message
    else rest.push(message)
  }
  return { byConfig, rest }
}
