import { csvRecords } from '../offsets/csv-records'
import { ACL_FIELDS, type AclBinding } from './acl-binding'
import { ACL_OPERATIONS, ACL_PATTERN_TYPES, ACL_PERMISSIONS, ACL_RESOURCE_TYPES, THE_CLUSTER } from './acl-words'

export type AclField = (typeof ACL_FIELDS)[number]

/** Where something is wrong, from 1, and what would be right. */
export interface AclFileError {
  line: number
  column: number
  field: AclField | null
  found: string
  right: string
}

export type AclFile = { bindings: AclBinding[] } | { errors: AclFileError[] }

/** A binding as a file has it: each field with its place. */
export interface AclRecord {
  line: number
  column: number
  fields: Readonly<Partial<Record<AclField, { text: string; line: number; column: number }>>>
}

const MOST_FOUND = 100
const WORDS: Partial<Record<AclField, readonly string[]>> = {
  resourceType: ACL_RESOURCE_TYPES,
  patternType: ACL_PATTERN_TYPES,
  operation: ACL_OPERATIONS,
  permission: ACL_PERMISSIONS,
}

/**
 * A CSV with a head of these names in any order, as the export writes it; a cell's column counts cells. An apostrophe that the export put
 * before what a spreadsheet would run as a formula is taken off again.
 */
export function parseAclCsv(text: string): AclFile {
  const [head, ...records] = csvRecords(text)
  const right = `a head of ${ACL_FIELDS.join(',')}`
  if (!head) return { errors: [{ line: 1, column: 1, field: null, found: '', right }] }
  const names = head.fields.map((field) => field.text)
  const unknown = names.findIndex((name) => !isField(name))
  if (unknown >= 0) return { errors: [{ line: head.line, column: unknown + 1, field: null, found: short(names[unknown] ?? ''), right }] }
  const missing = ACL_FIELDS.find((field) => names.filter((name) => name === field).length !== 1)
  if (missing) return { errors: [{ line: head.line, column: 1, field: missing, found: short(names.join(',')), right }] }
  const broken = records.flatMap(({ line, fields, broken: how }): AclFileError[] => {
    if (how !== null) return [{ line, column: fields.length, field: null, found: '', right: BROKEN[how] }]
    if (fields.length === names.length) return []
    return [{ line, column: fields.length, field: null, found: `${fields.length} cells`, right: `${names.length} cells, as the head has` }]
  })
  if (broken.length > 0) return { errors: broken }
  return checkAclRecords(
    records.map(({ line, fields }) => ({
      line,
      column: 1,
      fields: Object.fromEntries(
        fields.map((field, at) => [names[at] ?? '', { text: withoutApostrophe(field.text), line, column: at + 1 }]),
      ),
    })),
  )
}

const BROKEN = { 'unclosed-quote': 'a quote that is closed', 'text-after-quote': 'a comma after the closing quote' } as const

/** Of records read from whatever form. Words in any case are Kafka's; two that are the same are one too many. */
export function checkAclRecords(records: readonly AclRecord[]): AclFile {
  const bindings: AclBinding[] = []
  const errors: AclFileError[] = []
  const first = new Map<string, number>()
  for (const record of records) {
    const wrong = ACL_FIELDS.flatMap((field) => problemOf(record, field) ?? [])
    errors.push(...wrong)
    if (wrong.length > 0) continue
    const text = (field: AclField) => record.fields[field]?.text ?? ''
    const binding: AclBinding = {
      principal: text('principal'),
      host: text('host'),
      resourceType: text('resourceType').toUpperCase(),
      resourceName: text('resourceName'),
      patternType: text('patternType').toUpperCase(),
      operation: text('operation').toUpperCase(),
      permission: text('permission').toUpperCase(),
    }
    const key = JSON.stringify(binding)
    const earlier = first.get(key)
    const at = { line: record.line, column: record.column, field: null }
    if (earlier !== undefined) errors.push({ ...at, found: '', right: `each binding once; line ${earlier} has it` })
    else if (binding.resourceType === 'CLUSTER' && (binding.resourceName !== THE_CLUSTER || binding.patternType !== 'LITERAL'))
      errors.push({ ...at, field: 'resourceName', found: short(binding.resourceName), right: `CLUSTER ${THE_CLUSTER} LITERAL` })
    else {
      first.set(key, record.line)
      bindings.push(binding)
    }
  }
  if (records.length === 0) errors.push({ line: 1, column: 1, field: null, found: '', right: 'at least one binding' })
  return errors.length > 0 ? { errors } : { bindings }
}

function problemOf({ line, column, fields }: AclRecord, field: AclField): AclFileError | null {
  const cell = fields[field]
  const at = { line: cell?.line ?? line, column: cell?.column ?? column, field, found: short(cell?.text ?? '') }
  const words = WORDS[field]
  if (cell === undefined || cell.text === '') return { ...at, right: words ? words.join(', ') : 'something' }
  if (words && !words.includes(cell.text.toUpperCase())) return { ...at, right: words.join(', ') }
  if (field === 'principal' && !/^[^:\s]+:./.test(cell.text)) return { ...at, right: 'a type and a name, as Kafka has it: User:alice' }
  return null
}

export const isField = (name: string): name is AclField => (ACL_FIELDS as readonly string[]).includes(name)

const short = (text: string) => text.slice(0, MOST_FOUND)

const withoutApostrophe = (text: string) => (/^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text)
