import { z } from 'zod'
import { PERMISSIONS, ROLES } from '../domain/access/permissions'
import { Time } from './primitives'

export const RoleName = z.enum(ROLES)

export const SignIn = z.object({ name: z.string().min(1).max(100), password: z.string().min(1).max(1000) })

export const SessionView = z.object({
  actor: z.object({ kind: z.enum(['user', 'token', 'anonymous']), name: z.string(), role: RoleName }),
  permissions: z.array(z.enum(PERMISSIONS)),
})
export type SessionView = z.infer<typeof SessionView>

export const TokenItem = z.object({
  id: z.string(),
  name: z.string(),
  role: RoleName,
  createdBy: z.string(),
  createdAt: Time,
  lastUsedAt: Time.nullable(),
})
export const CreateToken = z.object({ name: z.string().min(1).max(100), role: RoleName })
/** `token` is shown this once and never again: only its hash is kept. */
export const CreatedToken = z.object({ item: TokenItem, token: z.string() })

const UserName = z.string().regex(/^[A-Za-z0-9._@-]{1,100}$/, 'letters, digits and . _ @ - only, at most 100')
const NewPassword = z.string().min(12, 'at least 12 characters').max(1000)
export const UserItem = z.object({ id: z.string(), name: z.string(), role: RoleName, createdAt: Time, lastSignInAt: Time.nullable() })
export const CreateUser = z.object({ name: UserName, role: RoleName, password: NewPassword })
