import 'server-only'
import { z } from 'zod'
import type { ConfigSource, ConfigValue } from '@/lib/domain/configs/config-value'
import { type ChangeContext, type PlanDraft, type ReviewedPlan, defineChange } from '../../define-change'
import {
  type ConfigChange,
  ConfigChangeFields,
  configRows,
  configUndo,
  configsFound,
  plannedConfigs,
  requireKnownConfigs,
} from '../../look/config-rows'
import { configsCommand } from '../../look/configs-command'
import { checkedByKafka } from '../../look/dry-run'
import { rowText } from '../../look/row-text'
import { wrongInput } from '../../refusal'
import { brokerWarnings } from './configure/broker-warnings'
import { readBrokerLayer } from './configure/read-broker-layer'

const Input = z.strictObject({
  broker: z
    .union([z.number().int().min(0).max(2_147_483_647), z.literal('default')])
    .meta({ description: 'A broker’s id, or default for all that have no value of their own' }),
  ...ConfigChangeFields,
})
type Input = z.output<typeof Input>

const layerOf = (broker: Input['broker']): ConfigSource => (broker === 'default' ? 'dynamic-default-broker' : 'dynamic-broker')
const resourceOf = (broker: Input['broker']) => ({ type: 'broker' as const, name: broker === 'default' ? '' : String(broker) })

/** What Kafka refuses of a broker's configs is about what is set. */
const REFUSALS = { INVALID_CONFIG: 'set', INVALID_REQUEST: 'set', POLICY_VIOLATION: 'set' } as const

/** IncrementalAlterConfigs of one broker, or of the default of all (KIP-226): what is not named stays as it is. */
export const configureBroker = defineChange({
  kind: 'broker.configure',
  title: 'Configure a broker',
  permission: 'brokers:write',
  input: Input,
  target: ({ broker }) => ({ type: 'broker', name: String(broker) }),
  plan,
  apply: {
    alter: async ({ writes }, { rows }, { broker }) => {
      await writes.alterConfigs(resourceOf(broker), plannedConfigs(rows, layerOf(broker)), { validateOnly: false })
      return []
    },
  },
  verify: async ({ client }, { rows }, { broker }) => configsFound(rows, await readBrokerLayer(client, broker), layerOf(broker)),
  undo: ({ rows }, { broker }) => ({ kind: 'broker.configure', input: { broker, ...configUndo(rows, layerOf(broker)) } }),
})

async function plan(context: ChangeContext, { broker, set = {}, reset = [] }: Input, reviewed: ReviewedPlan | null): Promise<PlanDraft> {
  const layer = layerOf(broker)
  const configs = await readBrokerLayer(context.client, broker)
  refuseSecrets(configs, { set, reset })
  // A reset of what somebody has reset since the review is a moved ground.
  if (reviewed === null) requireKnownConfigs(configs, { set, reset }, layer)
  const rows = configRows(configs, { set, reset }, layer)
  const changed = rows.filter((row) => row.changed).length
  if (changed > 0) await checkedByKafka(context.dryRun.alterConfigs(resourceOf(broker), plannedConfigs(rows, layer)), REFUSALS)
  const warnings = await brokerWarnings(context, broker, rows, configs)
  return {
    rows,
    totals: [{ code: 'configs', value: changed, atMost: false, partitions: null }],
    warnings,
    steps: changed === 0 ? [] : [{ id: 'alter', code: 'broker.stepConfigure', figures: { configs: changed } }],
    command: configsCommand(
      ['--entity-type', 'brokers', ...(broker === 'default' ? ['--entity-default'] : ['--entity-name', String(broker)])],
      { set, reset },
    ),
    confirm: warnings.some(({ weight }) => weight === 'danger') ? { kind: 'type', text: String(broker) } : { kind: 'click' },
    ground: new Map(
      rows.flatMap(({ of, before }) => [
        [`${of['config']}`, rowText(before?.['value'])] as const,
        [`where ${of['config']} comes from`, rowText(before?.['source'])] as const,
      ]),
    ),
  }
}

/** A password in a plan or a record would be one that everybody can read; and what Kafka gives out of it, nothing, could not be put back. */
function refuseSecrets(configs: readonly ConfigValue[], { set, reset }: ConfigChange): void {
  const secrets = new Set(configs.filter(({ sensitive }) => sensitive).map(({ name }) => name))
  const isSecret = (name: string) => secrets.has(name) || /password|secret|jaas|\.key$/i.test(name)
  const inSet = Object.keys(set).find(isSecret)
  const inReset = reset.findIndex(isSecret)
  const why = (name: string) => `a config that is no secret: ${name} is, and this console does not yet change those; use kafka-configs.sh`
  if (inSet !== undefined) throw wrongInput(`set.${inSet}`, why(inSet))
  if (inReset >= 0) throw wrongInput(`reset.${inReset}`, why(reset[inReset] ?? ''))
}
