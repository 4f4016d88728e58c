import 'server-only'
import { z } from 'zod'
import { defineChange } from '../../define-change'
import { BindingsInput } from './plan/binding-input'
import { sendCreate, verifyBindings } from './plan/binding-rows'
import { aclTarget } from './plan/acl-target'
import { planBindings, undoBindings } from './plan/plan-bindings'

/** CreateAcls: those that are there already stay as they are. */
export const createAcls = defineChange({
  kind: 'acl.create',
  title: 'Create ACL bindings',
  permission: 'acls:write',
  input: z.strictObject({ bindings: BindingsInput.min(1) }),
  target: ({ bindings }) => aclTarget(bindings),
  plan: (context, { bindings }) => planBindings(context, { create: bindings, delete: [] }),
  apply: { create: sendCreate },
  verify: verifyBindings,
  renews: 'acls',
  undo: ({ rows }) => undoBindings(rows),
})
