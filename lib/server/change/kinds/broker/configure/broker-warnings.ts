import 'server-only'
import type { PlanRow } from '@/lib/contract/changes'
import type { ConfigValue } from '@/lib/domain/configs/config-value'
import type { ChangeContext } from '../../../define-change'
import { rowText } from '../../../look/row-text'
import type { Warning } from '../../../said'

const THROTTLES: ReadonlySet<string> = new Set([
  'leader.replication.throttled.rate',
  'follower.replication.throttled.rate',
  'replica.alter.log.dirs.io.max.bytes.per.second',
])
const LISTENERS: ReadonlySet<string> = new Set(['listeners', 'advertised.listeners', 'listener.security.protocol.map'])
const RETENTIONS: ReadonlySet<string> = new Set([
  'log.retention.ms',
  'log.retention.bytes',
  'log.local.retention.ms',
  'log.local.retention.bytes',
])

/** What a broker's configs do to more than that broker. */
export async function brokerWarnings(
  context: ChangeContext,
  broker: number | 'default',
  rows: readonly PlanRow[],
  configs: readonly ConfigValue[],
): Promise<Warning[]> {
  const changed = rows.filter((row) => row.changed)
  const names = changed.map(({ of }) => String(of['config']))
  return [
    ...changed.flatMap(ofConfig),
    ...(broker === 'default' ? await overriddenElsewhere(context, names) : hidesDefault(changed, configs)),
    ...(broker !== 'default' && changed.some(({ after }) => after?.['source'] === 'dynamic-broker')
      ? [{ weight: 'note' as const, code: 'broker.onlyThisOne' }]
      : []),
  ]
}

function ofConfig({ of, before, after }: PlanRow): Warning[] {
  const config = String(of['config'])
  const value = rowText(after?.['value'])
  const isSet = after?.['source'] === 'dynamic-broker' || after?.['source'] === 'dynamic-default-broker'
  if (THROTTLES.has(config)) {
    return [
      isSet
        ? { weight: 'warn', code: 'broker.throttleSet', figures: { config, value } }
        : { weight: 'note', code: 'broker.throttleLifted', figures: { config } },
    ]
  }
  if (LISTENERS.has(config)) return [{ weight: 'danger', code: 'broker.listeners', figures: { config } }]
  if (RETENTIONS.has(config) && shrinks(before, after)) return [{ weight: 'danger', code: 'broker.retentionShrinks', figures: { config } }]
  switch (config) {
    case 'min.insync.replicas':
      return [{ weight: 'danger', code: 'broker.minIsr', figures: { value } }]
    case 'log.cleanup.policy':
      return [{ weight: 'danger', code: 'broker.cleanupPolicy', figures: { value } }]
    case 'unclean.leader.election.enable':
      return value === 'true' ? [{ weight: 'danger', code: 'topic.uncleanAllowed' }] : []
    default:
      return []
  }
}

/** Negative or not there: kept without a limit. */
function shrinks(before: PlanRow['before'], after: PlanRow['after']): boolean {
  const limit = (side: PlanRow['before']) => (side?.['value'] == null || Number(side['value']) < 0 ? Infinity : Number(side['value']))
  return limit(after) < limit(before)
}

function hidesDefault(changed: readonly PlanRow[], configs: readonly ConfigValue[]): Warning[] {
  const byDefault = new Set(
    configs.filter(({ synonyms }) => synonyms.some(({ source }) => source === 'dynamic-default-broker')).map(({ name }) => name),
  )
  const names = changed
    .filter(({ of, after }) => after?.['source'] === 'dynamic-broker' && byDefault.has(String(of['config'])))
    .map(({ of }) => String(of['config']))
  return names.length === 0 ? [] : [{ weight: 'warn', code: 'broker.hidesDefault', names, figures: { configs: names.length } }]
}

/** A broker's own value goes before the default of all: there the default changes nothing. */
async function overriddenElsewhere({ client }: ChangeContext, names: readonly string[]): Promise<Warning[]> {
  if (names.length === 0) return []
  const { brokers } = await client.metadata()
  const found = await Promise.all(
    brokers.map(async ({ id }): Promise<{ own: string[]; unknown: string[] }> => {
      try {
        const [answer] = await client.brokerConfigs(id)
        const own = (answer?.configs ?? []).filter(({ name, source }) => names.includes(name) && source === 'dynamic-broker')
        return { own: own.map(({ name }) => `${name} on broker ${id}`), unknown: answer?.error === null ? [] : [String(id)] }
      } catch {
        // It helps to judge the plan and is no part of it: the broker is named.
        return { own: [], unknown: [String(id)] }
      }
    }),
  )
  const own = found.flatMap((one) => one.own)
  const unknown = found.flatMap((one) => one.unknown)
  return [
    ...(own.length > 0
      ? [
          {
            weight: 'warn' as const,
            code: 'broker.overridden',
            names: own,
            figures: { places: own.length },
          },
        ]
      : []),
    ...(unknown.length > 0
      ? [
          {
            weight: 'note' as const,
            code: 'broker.overridesUnknown',
            names: unknown,
            figures: { brokers: unknown.length },
          },
        ]
      : []),
    { weight: 'note', code: 'broker.ofAll' },
  ]
}
