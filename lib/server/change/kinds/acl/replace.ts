import 'server-only'
import { z } from 'zod'
import { defineChange } from '../../define-change'
import { aclTarget } from './plan/acl-target'
import { BindingsInput } from './plan/binding-input'
import { sendCreate, sendDelete, verifyBindings } from './plan/binding-rows'
import { planBindings, undoBindings } from './plan/plan-bindings'

/** An edit: what is new is made before what was goes, and nothing goes where Kafka refuses any of what is new. */
export const replaceAcls = defineChange({
  kind: 'acl.replace',
  title: 'Replace ACL bindings',
  permission: 'acls:write',
  input: z.strictObject({ create: BindingsInput, delete: BindingsInput }),
  target: (input) => aclTarget([...input.create, ...input.delete]),
  plan: (context, input) => planBindings(context, input),
  apply: { create: sendCreate, delete: sendDelete },
  stopsAtRefusal: true,
  verify: verifyBindings,
  renews: 'acls',
  undo: ({ rows }) => undoBindings(rows),
})
