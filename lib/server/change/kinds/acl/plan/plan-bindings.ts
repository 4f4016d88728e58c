import 'server-only'
import type { PlanRow } from '@/lib/contract/changes'
import type { AclBinding } from '@/lib/domain/access/acl-binding'
import { aclToolWords } from '@/lib/domain/access/acl-commands'
import type { ChangeContext, PlanDraft, UndoInput } from '../../../define-change'
import { toolCommand } from '../../../look/tool-command'
import { wrongInput } from '../../../refusal'
import type { Said } from '../../../said'
import { aclWarnings } from './acl-warnings'
import { type WantedBindings, bindingRows, changedBindings, keyOf } from './binding-rows'

/** Of any change of bindings: what is made before what goes, so that nobody is without rights in between. */
export async function planBindings(context: ChangeContext, wanted: WantedBindings): Promise<PlanDraft> {
  requireSense(wanted)
  const once = { create: unique(wanted.create), delete: unique(wanted.delete) }
  const now = await context.client.acls()
  const rows = bindingRows(once, now)
  const changed = changedBindings({ rows })
  const [created, deleted] = [changed.create.length, changed.delete.length]
  const { warnings, locksOut } = await aclWarnings(context, now, changed)
  return {
    rows,
    totals: [
      ...(created > 0 ? [{ code: 'bindings-created', value: created, atMost: false, partitions: null }] : []),
      ...(deleted > 0 ? [{ code: 'bindings-deleted', value: deleted, atMost: false, partitions: null }] : []),
    ],
    warnings,
    steps: [
      ...(created > 0 ? [{ id: 'create', rows: created, code: 'acl.stepCreate', figures: { bindings: created } }] : []),
      ...(deleted > 0 ? [{ id: 'delete', rows: deleted, code: 'acl.stepDelete', figures: { bindings: deleted } }] : []),
    ],
    command: commandOf(changed),
    confirm: locksOut === null ? { kind: 'click' } : { kind: 'type', text: locksOut },
    ground: new Map([
      ...rows.map((row) => [nameOf(row), row.before === null ? null : 'there'] as const),
      ['locks the console out', locksOut === null ? 'no' : 'yes'],
    ]),
  }
}

/** Puts back just what was changed, in the same order: what is made before what goes. */
export function undoBindings(rows: readonly PlanRow[]): UndoInput | { because: Said } {
  const { create, delete: gone } = changedBindings({ rows })
  if (create.length > 0 && gone.length > 0) return { kind: 'acl.replace', input: { create: gone, delete: create } }
  return create.length > 0 ? { kind: 'acl.delete', input: { bindings: create } } : { kind: 'acl.create', input: { bindings: gone } }
}

function requireSense({ create, delete: gone }: WantedBindings): void {
  if (create.length + gone.length === 0) throw wrongInput('bindings', 'at least one')
  const made = new Set(create.map(keyOf))
  const both = gone.findIndex((binding) => made.has(keyOf(binding)))
  if (both >= 0) throw wrongInput(`delete.${both}`, 'a binding that is not also to be created')
}

function unique(bindings: readonly AclBinding[]): AclBinding[] {
  return [...new Map(bindings.map((binding) => [keyOf(binding), binding])).values()]
}

function commandOf({ create, delete: gone }: WantedBindings): string | null {
  const lines = [...aclToolWords('add', create), ...aclToolWords('remove', gone)].map(
    (words) => words && toolCommand('kafka-acls.sh', words),
  )
  return lines.length === 0 || lines.includes(null) ? null : lines.join('\n')
}

/** As a person would say it, and one who reads what has moved since. */
function nameOf({ of }: PlanRow): string {
  const pattern = of['patternType'] === 'PREFIXED' ? `${of['resourceName']}…` : of['resourceName']
  return `${of['permission']} ${of['principal']} from ${of['host']}: ${of['operation']} ${of['resourceType']} ${pattern}`
}
