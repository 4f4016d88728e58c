import 'server-only'
import type { PlanRow, RowFound, Values } from '@/lib/contract/changes'
import {
  BYTE_RATE_KEYS,
  type ClientQuota,
  type QuotaEntity,
  type QuotaKey,
  entityPath,
  isSameEntity,
} from '@/lib/domain/quotas/client-quota'
import { withQuota } from '@/lib/domain/quotas/with-quota'
import { type ChangeContext, type PlanDraft, type ReviewedPlan, defineChange } from '../../define-change'
import { checkedByKafka } from '../../look/dry-run'
import { configsCommand } from '../../look/configs-command'
import { rowText } from '../../look/row-text'
import { wrongInput } from '../../refusal'
import { type CheckedQuota, QuotaInput, checkedQuota } from './quota-input'
import { quotaMeaning } from './quota-meaning'
import { quotaWarnings } from './quota-warnings'

/** AlterClientQuotas (KIP-546) of one entity: keys that are not named stay as they are. */
export const setQuota = defineChange({
  kind: 'quota.set',
  title: 'Set a quota',
  permission: 'quotas:write',
  input: QuotaInput,
  target: ({ entity }) =>
    typeof entity.user === 'string' ? { type: 'user', name: entity.user } : { type: 'quota', name: entityPath(entity) },
  plan,
  apply: {
    alter: async ({ writes }, { rows }, { entity }) => {
      await writes.alterQuotas(entity, plannedQuota(rows), { validateOnly: false })
      return []
    },
  },
  verify: async ({ client }, { rows }, { entity }): Promise<RowFound[]> => {
    const values = valuesOf(await client.quotas(), entity)
    return rows.filter((row) => row.changed).map((row) => ({ of: row.of, ...compared(row, values[keyOf(row)]) }))
  },
  renews: 'quotas',
  undo: ({ rows }, { entity }) => ({ kind: 'quota.set', input: { entity, ...undone(rows) } }),
})

async function plan(context: ChangeContext, input: QuotaInput, reviewed: ReviewedPlan | null): Promise<PlanDraft> {
  const checked = checkedQuota(input)
  const { entity, set, remove } = checked
  const quotas = await context.client.quotas()
  const values = valuesOf(quotas, entity)
  // What somebody has removed since the review is a moved ground.
  if (reviewed === null) requireSet(checked, values)
  const rows = [
    ...[...set].map(([key, value]) => rowOf(entity, key, values[key], value)),
    ...remove.map((key) => rowOf(entity, key, values[key])),
  ]
  const changed = rows.filter((row) => row.changed)
  if (changed.length > 0) await requireTaken(context, entity, rows)
  const after = withQuota(quotas, entity, afterOf(values, checked))
  const { warnings, isDanger } = quotaWarnings(context, checked, { quotas, after })
  return {
    rows,
    totals: [{ code: 'quotas', value: changed.length, atMost: false, partitions: null }],
    meaning: quotaMeaning(context, checked, after),
    warnings,
    steps: changed.length === 0 ? [] : [{ id: 'alter', code: 'quota.stepAlter', figures: { quotas: changed.length } }],
    command: configsCommand(toolWords(entity), {
      set: Object.fromEntries([...set].map(([key, value]) => [key, String(value)])),
      reset: remove,
    }),
    confirm: isDanger ? { kind: 'type', text: typeof entity.user === 'string' ? entity.user : entityPath(entity) } : { kind: 'click' },
    ground: new Map(rows.map(({ of, before }) => [`${of['quota']} of ${of['entity']}`, rowText(before?.['value'])])),
  }
}

function requireSet({ remove, entity }: CheckedQuota, values: Readonly<Record<string, number>>): void {
  const missing = remove.findIndex((key) => values[key] === undefined)
  const held = Object.keys(values).join(', ') || 'nothing'
  if (missing >= 0)
    throw wrongInput(`remove.${missing}`, `a key that is set here: ${remove[missing]} is not; of ${entityPath(entity)} it is ${held}`)
}

/** Only Kafka knows which host names it can resolve. */
async function requireTaken({ dryRun }: ChangeContext, entity: QuotaEntity, rows: readonly PlanRow[]): Promise<void> {
  const field = typeof entity.ip === 'string' ? 'entity.ip' : 'set'
  await checkedByKafka(dryRun.alterQuotas(entity, plannedQuota(rows)), { INVALID_REQUEST: field })
}

function valuesOf(quotas: readonly ClientQuota[], entity: QuotaEntity): Readonly<Record<string, number>> {
  return quotas.find((one) => isSameEntity(one.entity, entity))?.values ?? {}
}

function afterOf(values: Readonly<Record<string, number>>, { set, remove }: CheckedQuota): Record<string, number> {
  const left = Object.entries(values).filter(([key]) => !remove.some((one) => one === key))
  return { ...Object.fromEntries(left), ...Object.fromEntries(set) }
}

function rowOf(entity: QuotaEntity, key: QuotaKey, now: number | undefined, then?: number): PlanRow {
  const of = { entity: entityPath(entity), quota: key }
  return { of, before: side(key, now), after: side(key, then), changed: now !== then, about: {}, marks: [] }
}

/** In Kafka's unit, and rates of bytes as people read them besides. */
function side(key: QuotaKey, value: number | undefined): Values | null {
  if (value === undefined) return null
  return BYTE_RATE_KEYS.has(key) ? { value, everySecondBytes: value } : { value }
}

const keyOf = ({ of }: Pick<PlanRow, 'of'>) => of['quota'] as QuotaKey
const valueOf = (values: Values | null) => (typeof values?.['value'] === 'number' ? values['value'] : undefined)

function plannedQuota(rows: readonly PlanRow[]): { set: Map<QuotaKey, number>; remove: QuotaKey[] } {
  const changed = rows.filter((row) => row.changed)
  const set = changed.flatMap((row) => {
    const value = valueOf(row.after)
    return value === undefined ? [] : [[keyOf(row), value] as const]
  })
  return { set: new Map(set), remove: changed.filter(({ after }) => after === null).map(keyOf) }
}

/** What it found is set again, what was not there is taken away. */
function undone(rows: readonly PlanRow[]): Pick<QuotaInput, 'set' | 'remove'> {
  const { set, remove } = plannedQuota(rows.map((row) => ({ ...row, after: row.before })))
  return { ...(set.size > 0 && { set: Object.fromEntries(set) }), ...(remove.length > 0 && { remove }) }
}

function compared(row: PlanRow, now: number | undefined): Pick<RowFound, 'state' | 'now'> {
  const state = now === valueOf(row.after) ? 'as-planned' : now === valueOf(row.before) ? 'as-before' : 'other'
  return { state, now: side(keyOf(row), now) }
}

/** The entity as kafka-configs.sh takes it. */
function toolWords({ user, clientId, ip }: QuotaEntity): string[] {
  const part = (type: string, name: string | null | undefined) =>
    name === undefined ? [] : ['--entity-type', type, ...(name === null ? ['--entity-default'] : ['--entity-name', name])]
  return [...part('users', user), ...part('clients', clientId), ...part('ips', ip)]
}
