import { parseAsString, parseAsStringLiteral } from 'nuqs'
import { ACL_OPERATIONS, ACL_RESOURCE_TYPES } from '@/lib/domain/access/acl-words'
import { ACL_FINDING_KINDS } from '@/lib/domain/access/acl-findings'

export const VIEWS = ['matrix', 'rules', 'findings'] as const

/** The URL of the ACLs: which view of them, and what is filtered. */
export const aclsSearch = {
  view: parseAsStringLiteral(VIEWS).withDefault('matrix'),
  q: parseAsString.withDefault(''),
  /** Exactly, with its type. */
  principal: parseAsString,
  type: parseAsStringLiteral(ACL_RESOURCE_TYPES),
  kind: parseAsStringLiteral(ACL_FINDING_KINDS),
  sort: parseAsString.withDefault('principal'),
}

/** What is asked beside them: may this principal do that to this, from there. */
export const questionSearch = {
  who: parseAsString,
  act: parseAsStringLiteral(ACL_OPERATIONS),
  on: parseAsStringLiteral(ACL_RESOURCE_TYPES),
  name: parseAsString,
  from: parseAsString,
}

const ACL_CHANGES = ['create', 'edit', 'remove', 'remove-selected', 'import'] as const
export type AclChange = (typeof ACL_CHANGES)[number]

/** The dialog that is open over them, and of which rule. */
export const aclChangeSearch = { change: parseAsStringLiteral(ACL_CHANGES), rule: parseAsString }
