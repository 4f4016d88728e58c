import 'server-only'
import type { PlanRow, RowFound } from '@/lib/contract/changes'
import { ACL_FIELDS, type AclBinding } from '@/lib/domain/access/acl-binding'
import type { ChangeContext, ReviewedPlan, StepRefusal, WriteContext } from '../../../define-change'

const THERE = { exists: true } as const

export interface WantedBindings {
  create: readonly AclBinding[]
  delete: readonly AclBinding[]
}

export const keyOf = (binding: AclBinding): string => JSON.stringify(ACL_FIELDS.map((field) => binding[field]))

/** A row for each binding; those that are as wanted already do not change. */
export function bindingRows(wanted: WantedBindings, now: readonly AclBinding[]): PlanRow[] {
  const there = new Set(now.map(keyOf))
  const row = (binding: AclBinding, isWanted: boolean): PlanRow => {
    const is = there.has(keyOf(binding))
    return {
      of: Object.fromEntries(ACL_FIELDS.map((field) => [field, binding[field]])),
      before: is ? THERE : null,
      after: isWanted ? THERE : null,
      changed: is !== isWanted,
      about: {},
      marks: is === isWanted ? [isWanted ? 'exists-already' : 'does-not-exist'] : [],
    }
  }
  return [...wanted.create.map((binding) => row(binding, true)), ...wanted.delete.map((binding) => row(binding, false))]
}

export function bindingOf({ of }: Pick<PlanRow, 'of'>): AclBinding {
  const field = (name: (typeof ACL_FIELDS)[number]) => String(of[name])
  return {
    principal: field('principal'),
    host: field('host'),
    resourceType: field('resourceType'),
    resourceName: field('resourceName'),
    patternType: field('patternType'),
    operation: field('operation'),
    permission: field('permission'),
  }
}

/** What a plan makes and takes away, of that which changes. */
export function changedBindings({ rows }: ReviewedPlan): WantedBindings {
  const changed = rows.filter((row) => row.changed)
  return {
    create: changed.filter(({ after }) => after !== null).map(bindingOf),
    delete: changed.filter(({ after }) => after === null).map(bindingOf),
  }
}

export async function sendCreate({ writes }: WriteContext, reviewed: ReviewedPlan): Promise<StepRefusal[]> {
  return refusalsOf(await writes.createAcls(changedBindings(reviewed).create))
}

export async function sendDelete({ writes }: WriteContext, reviewed: ReviewedPlan): Promise<StepRefusal[]> {
  return refusalsOf(await writes.deleteAcls(changedBindings(reviewed).delete))
}

function refusalsOf(results: Awaited<ReturnType<WriteContext['writes']['createAcls']>>): StepRefusal[] {
  return results.flatMap(({ binding, error, message }) => (error === null ? [] : [{ of: { ...binding }, kafkaError: error, message }]))
}

export async function verifyBindings({ client }: ChangeContext, { rows }: ReviewedPlan): Promise<RowFound[]> {
  const there = new Set((await client.acls()).map(keyOf))
  return rows
    .filter((row) => row.changed)
    .map((row) => {
      const is = there.has(keyOf(bindingOf(row)))
      return { of: row.of, state: is === (row.after !== null) ? 'as-planned' : 'as-before', now: is ? THERE : null }
    })
}
