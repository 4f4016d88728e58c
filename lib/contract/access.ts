import { z } from 'zod'
import { toGrant } from '../domain/access/grant'
import { PERMISSIONS } from '../domain/access/permissions'
import { BUILT_IN_ROLE_IDS } from '../domain/access/roles'
import { Time, Trimmed } from './primitives'

const MOST_PATTERNS = 200

export const PermissionName = z.enum(PERMISSIONS)
export const RoleId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'up to 40 of a-z, 0-9 and -, and no - in front')

const Pattern = z.string().min(1, 'at least one character').max(249).meta({ description: '`*` stands for any characters' })
const Patterns = z.array(Pattern).max(MOST_PATTERNS, `at most ${MOST_PATTERNS} patterns`)
const Limits = z.object({
  clusters: Patterns.optional(),
  topics: Patterns.optional(),
  groups: Patterns.optional(),
  transactionalIds: Patterns.optional(),
  principals: Patterns.optional(),
})
const PermissionNames = z.array(PermissionName).min(1, 'at least one permission')

/** What people write: no names at all means every name; where any are given, only those. */
export const WrittenGrant = z
  .object({ permissions: PermissionNames, ...Limits.shape })
  .transform(toGrant)
  .meta({ description: 'A grant that names no names covers all of them; one that names any covers only what it names' })
/** Every list in full. */
export const GrantItem = z.object({
  permissions: z.array(PermissionName),
  clusters: z.array(z.string()),
  topics: z.array(z.string()),
  groups: z.array(z.string()),
  transactionalIds: z.array(z.string()),
  principals: z.array(z.string()),
})
export type GrantItem = z.infer<typeof GrantItem>

const RoleTitle = Trimmed.max(100)
const IdentityGroups = z.array(z.string().min(1).max(200)).max(MOST_PATTERNS).default([])
export const RoleInput = z.object({
  title: RoleTitle,
  grants: z.array(WrittenGrant).max(50),
  /** Groups of the identity provider whose members hold it. */
  groups: IdentityGroups,
})
export const RoleItem = z.object({
  id: z.string(),
  title: z.string(),
  origin: z.enum(['built-in', 'file', 'console']),
  grants: z.array(GrantItem),
  groups: z.array(z.string()),
  /** null: it is as it was made. */
  edited: z.object({ by: z.string(), at: Time }).nullable(),
  /** Who holds it by name; whoever holds it by a group is not counted. */
  people: z.array(z.string()),
  tokens: z.array(z.string()),
})
export type RoleItem = z.infer<typeof RoleItem>

export const SignIn = z.object({ name: z.string().min(1).max(100), password: z.string().min(1).max(1000) })

export const SessionView = z.object({
  actor: z.object({
    kind: z.enum(['user', 'token', 'anonymous']),
    name: z.string(),
    /** The ids of the roles, with commas between. */
    role: z.string(),
  }),
  roles: z.array(z.object({ id: z.string(), title: z.string() })),
  /** The built-in role that may do the like. */
  like: z.enum(BUILT_IN_ROLE_IDS),
  /** What may be done anywhere at all. */
  permissions: z.array(PermissionName),
  /** What may be done where; where there is a scope, it must allow it too. */
  grants: z.array(GrantItem),
  scope: GrantItem.nullable(),
})
export type SessionView = z.infer<typeof SessionView>

/** May the caller do this, and who else may? */
export const WhoMayQuery = z.object({
  permission: PermissionName,
  cluster: z.string().max(40).optional(),
  type: z.enum(['cluster', 'topic', 'group', 'transactional-id', 'user']).default('cluster'),
  name: z.string().max(249).default(''),
})
export const WhoMay = z.object({
  may: z.boolean(),
  /** Why not, as one sentence; null: the caller may. */
  because: z.string().nullable(),
  roles: z.array(z.object({ id: z.string(), title: z.string() })),
  /** Who holds one of these roles, by name or by the groups the identity provider told of last; at most 20. */
  people: z.array(z.string()),
})
export type WhoMay = z.infer<typeof WhoMay>

/** What a token is limited to, besides its role: of the permissions it has, these, and there. */
const TokenScope = z.object({ permissions: PermissionNames.default([...PERMISSIONS]), ...Limits.shape }).transform(toGrant)

export const TokenItem = z.object({
  id: z.string(),
  name: z.string(),
  role: z.string(),
  createdBy: z.string(),
  createdAt: Time,
  lastUsedAt: Time.nullable(),
  /** null: it is limited to nothing but its role. */
  scope: GrantItem.nullable(),
  /** null: it does not expire. */
  expiresAt: Time.nullable(),
  isExpired: z.boolean(),
})
export const CreateToken = z.object({
  name: z.string().min(1).max(100),
  role: RoleId,
  scope: TokenScope.nullable().default(null),
  expiresAt: z.iso.datetime({ offset: true }).nullable().default(null),
})
/** `token` is shown this once and never again: only its hash is kept. */
export const CreatedToken = z.object({ item: TokenItem, token: z.string() })

const UserName = z.string().regex(/^[A-Za-z0-9._@-]{1,100}$/, 'letters, digits and . _ @ - only, at most 100')
const NewPassword = z.string().min(12, 'at least 12 characters').max(1000)
export const UserItem = z.object({
  id: z.string(),
  name: z.string(),
  /** The id of their role; of one who signs in by the identity provider, of all that their groups give, with commas between, or `none`. */
  role: z.string(),
  /** As the identity provider named them last; null: they sign in by password. */
  groups: z.array(z.string()).nullable(),
  createdAt: Time,
  lastSignInAt: Time.nullable(),
})
export const CreateUser = z.object({ name: UserName, role: RoleId, password: NewPassword })
/** What is left out stays as it is; a new password ends their sessions. */
export const UpdateUser = z.object({ role: RoleId.optional(), password: NewPassword.optional() })
