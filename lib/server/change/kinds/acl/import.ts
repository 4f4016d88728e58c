import 'server-only'
import { z } from 'zod'
import type { AclBinding } from '@/lib/domain/access/acl-binding'
import { parseAclCsv } from '@/lib/domain/access/acl-file'
import { type ChangeContext, type PlanDraft, type ReviewedPlan, defineChange } from '../../define-change'
import { ChangeRefusal, wrongInput } from '../../refusal'
import { aclTarget } from './plan/acl-target'
import { MOST_BINDINGS } from './plan/binding-input'
import { bindingOf, keyOf, sendCreate, sendDelete, verifyBindings } from './plan/binding-rows'
import { parseAclYaml } from './plan/parse-acl-yaml'
import { planBindings, undoBindings } from './plan/plan-bindings'

const MOST_ERRORS = 20

const Input = z.strictObject({
  format: z.enum(['csv', 'yaml']),
  text: z
    .string()
    .max(1_000_000)
    .meta({ description: 'principal,host,resourceType,resourceName,patternType,operation,permission: as the export writes it' }),
  removeOthers: z.boolean().optional().meta({ description: 'Delete every binding that the file does not have; false if left out' }),
})
type Input = z.output<typeof Input>

/** Makes what a file has and the cluster has not; what the file does not have stays, unless it is asked to go. */
export const importAcls = defineChange({
  kind: 'acl.import',
  title: 'Import ACL bindings',
  permission: 'acls:write',
  input: Input,
  target: (input) => {
    const read = readFile(input)
    return aclTarget(input.removeOthers || 'errors' in read ? [] : read.bindings)
  },
  plan,
  apply: { create: sendCreate, delete: sendDelete },
  stopsAtRefusal: true,
  verify: verifyBindings,
  renews: 'acls',
  undo: ({ rows }) => undoBindings(rows),
})

async function plan(context: ChangeContext, input: Input, reviewed: ReviewedPlan | null): Promise<PlanDraft> {
  const create = bindingsOf(input)
  const gone = input.removeOthers ? await others(context, create, reviewed) : []
  if (create.length + gone.length > MOST_BINDINGS) {
    throw wrongInput(
      'text',
      `at most ${MOST_BINDINGS} bindings at once, those that go included: ${create.length + gone.length} are too many`,
    )
  }
  return planBindings(context, { create, delete: gone })
}

/** What has come since the review was not looked at by anybody: it stays. */
async function others({ client }: ChangeContext, wanted: readonly AclBinding[], reviewed: ReviewedPlan | null): Promise<AclBinding[]> {
  const kept = new Set(wanted.map(keyOf))
  if (reviewed) return reviewed.rows.filter(({ after }) => after === null).map(bindingOf)
  return (await client.acls()).filter((binding) => !kept.has(keyOf(binding)))
}

function readFile({ format, text }: Input) {
  return format === 'csv' ? parseAclCsv(text) : parseAclYaml(text)
}

function bindingsOf(input: Input): AclBinding[] {
  const read = readFile(input)
  if ('bindings' in read) return read.bindings
  const fields = read.errors.slice(0, MOST_ERRORS).map(({ line, column, field, found, right }) => ({
    path: `input.text:${line}:${column}`,
    message: `${field === null ? '' : `${field}: `}${right}${found === '' ? '' : `, and not ${found}`}`,
  }))
  const more = read.errors.length > MOST_ERRORS ? `; and ${read.errors.length - MOST_ERRORS} more` : ''
  throw new ChangeRefusal('bad-request', fields.map(({ path, message }) => `${path}: ${message}`).join('; ') + more, { fields })
}
