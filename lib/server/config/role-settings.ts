import 'server-only'
import { z } from 'zod'
import { RoleId, RoleInput } from '@/lib/contract/access'
import { isBuiltIn } from '@/lib/domain/access/roles'
import type { FileRole } from '../auth/role-book'

/** `roles:` in highwater.yaml, by id. Of a built-in role only `groups` can be given. */
export const RoleSettings = z
  .record(
    RoleId,
    z.strictObject({ title: RoleInput.shape.title.optional(), grants: RoleInput.shape.grants.default([]), groups: RoleInput.shape.groups }),
  )
  .default({})
  .transform((roles) => Object.entries(roles).map(([id, { title = id, grants, groups }]): FileRole => ({ id, title, grants, groups })))
  .superRefine((roles, context) => {
    for (const { id, grants } of roles) {
      const isFixed = isBuiltIn(id)
      if (isFixed && grants.length > 0)
        context.addIssue({
          code: 'custom',
          path: [id, 'grants'],
          message: 'what a built-in role grants is fixed; give the role another name',
        })
      if (!isFixed && grants.length === 0)
        context.addIssue({ code: 'custom', path: [id, 'grants'], message: 'a role without a grant allows nothing: give at least one' })
    }
  })
