import type { AclBinding } from '@/lib/domain/access/acl-binding'

const FIELDS = ['permission', 'principal', 'operation', 'resourceType', 'resourceName', 'patternType', 'host'] as const

/** One rule as a line of a spreadsheet, by which it is told apart, selected and copied. */
export function bindingKey(binding: AclBinding): string {
  return FIELDS.map((field) => binding[field].replaceAll(/[%\t\r\n]/g, encodeURIComponent)).join('\t')
}

/** null: it is no such line. */
export function bindingOfKey(key: string): AclBinding | null {
  const [permission, principal, operation, resourceType, resourceName, patternType, host, ...rest] = key.split('\t').map(decoded)
  if (!permission || !principal || !operation || !resourceType || resourceName == null || !patternType || !host || rest.length > 0)
    return null
  return { permission, principal, operation, resourceType, resourceName, patternType, host }
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
