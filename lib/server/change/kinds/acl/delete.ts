import 'server-only'
import { z } from 'zod'
import { defineChange } from '../../define-change'
import { BindingsInput } from './plan/binding-input'
import { sendDelete, verifyBindings } from './plan/binding-rows'
import { aclTarget } from './plan/acl-target'
import { planBindings, undoBindings } from './plan/plan-bindings'

/** DeleteAcls of exactly these, however wide they are. */
export const deleteAcls = defineChange({
  kind: 'acl.delete',
  title: 'Delete ACL bindings',
  permission: 'acls:write',
  input: z.strictObject({ bindings: BindingsInput.min(1) }),
  target: ({ bindings }) => aclTarget(bindings),
  plan: (context, { bindings }) => planBindings(context, { create: [], delete: bindings }),
  apply: { delete: sendDelete },
  verify: verifyBindings,
  renews: 'acls',
  undo: ({ rows }) => undoBindings(rows),
})
