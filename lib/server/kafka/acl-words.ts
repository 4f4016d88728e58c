import 'server-only'
import {
  type Acl,
  AclOperations,
  type AclOperationValue,
  AclPermissionTypes,
  type AclPermissionTypeValue,
  ResourcePatternTypes,
  type ResourcePatternTypeValue,
  ResourceTypes,
  type ResourceTypeValue,
} from '@platformatic/kafka'
import type { AclBinding } from '@/lib/domain/access/acl-binding'
import { KafkaError } from './kafka-error'

/** Kafka's word for a number on the wire; the number itself where a later Kafka has made one. */
function word(words: Readonly<Record<string, number>>, code: number): string {
  return Object.entries(words).find(([, value]) => value === code)?.[0] ?? String(code)
}

/** Throws INVALID_REQUEST for a word that this client does not know. */
function codeOf(words: Readonly<Record<string, number>>, of: string): number {
  const code = words[of]
  if (code === undefined) throw new KafkaError('INVALID_REQUEST', `${of} is none of ${Object.keys(words).join(', ')}`)
  return code
}

type WireAcl = Pick<Acl, 'principal' | 'host' | 'resourceName'> & Record<WireCode, number>
type WireCode = 'resourceType' | 'resourcePatternType' | 'operation' | 'permissionType'

export function fromWire({ principal, host, resourceName, ...codes }: WireAcl): AclBinding {
  return {
    principal,
    host,
    resourceType: word(ResourceTypes, codes.resourceType),
    resourceName,
    patternType: word(ResourcePatternTypes, codes.resourcePatternType),
    operation: word(AclOperations, codes.operation),
    permission: word(AclPermissionTypes, codes.permissionType),
  }
}

export function toWire({ principal, host, resourceType, resourceName, patternType, operation, permission }: AclBinding): Acl {
  return {
    principal,
    host,
    resourceName,
    resourceType: codeOf(ResourceTypes, resourceType) as ResourceTypeValue,
    resourcePatternType: codeOf(ResourcePatternTypes, patternType) as ResourcePatternTypeValue,
    operation: codeOf(AclOperations, operation) as AclOperationValue,
    permissionType: codeOf(AclPermissionTypes, permission) as AclPermissionTypeValue,
  }
}
