import 'server-only'
import { LineCounter, type Node, isMap, isScalar, isSeq, parseDocument } from 'yaml'
import { ACL_FIELDS } from '@/lib/domain/access/acl-binding'
import { type AclFile, type AclFileError, type AclRecord, checkAclRecords, isField } from '@/lib/domain/access/acl-file'

/** A list of bindings, each with the fields of the CSV. */
export function parseAclYaml(text: string): AclFile {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, schema: 'failsafe', maxAliasCount: 0 } as Parameters<typeof parseDocument>[1])
  const broken = document.errors.map(({ linePos, message }) => ({
    line: linePos?.[0].line ?? 1,
    column: linePos?.[0].col ?? 1,
    field: null,
    found: '',
    right: message.split('\n')[0] ?? '',
  }))
  if (broken.length > 0) return { errors: broken }
  const placeOf = (node: unknown) => {
    const { line, col } = lines.linePos((node as Node | null)?.range?.[0] ?? 0)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
  const wrong = (node: unknown, found: string, right: string): AclFileError => ({ ...placeOf(node), field: null, found, right })
  if (!isSeq(document.contents)) return { errors: [wrong(document.contents, '', `a list of bindings, each with ${ACL_FIELDS.join(', ')}`)] }
  const errors: AclFileError[] = []
  const records = document.contents.items.flatMap((item): AclRecord[] => {
    if (!isMap(item)) {
      errors.push(wrong(item, '', `a binding with ${ACL_FIELDS.join(', ')}`))
      return []
    }
    const fields: Record<string, { text: string; line: number; column: number }> = {}
    for (const { key, value } of item.items) {
      const name = isScalar(key) ? String(key.value) : ''
      if (!isField(name)) errors.push(wrong(key, name, ACL_FIELDS.join(', ')))
      else if (isScalar(value)) fields[name] = { text: String(value.value), ...placeOf(value) }
      else errors.push({ ...wrong(value ?? key, '', 'one word'), field: name })
    }
    return [{ ...placeOf(item), fields }]
  })
  return errors.length > 0 ? { errors } : checkAclRecords(records)
}
