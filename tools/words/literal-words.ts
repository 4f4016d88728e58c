import { parseSync } from '@swc/core'

/** Attributes that are shown or read out. */
const SHOWN = new Set(['label', 'title', 'placeholder', 'aria-label', 'aria-description', 'alt'])
/** Names of keys are printed on keyboards, the same in every language. */
const NOT_WORDS = new Set(['Kbd'])

type Node = { type: string; [field: string]: unknown }

/** What a component shows of itself that no catalogue holds: text between tags, and literals in attributes that are shown. */
export function literalWords(source: string): string[] {
  const found: string[] = []
  const note = (text: string) => {
    const trimmed = text.replace(/\s+/g, ' ').trim()
    if (/\p{L}/u.test(trimmed)) found.push(trimmed)
  }
  const visit = (node: Node) => {
    if (node.type === 'JSXElement' && NOT_WORDS.has(elementName(node))) return
    if (node.type === 'JSXText') note(String(node['value']))
    else if (node.type === 'JSXElement' || node.type === 'JSXFragment') {
      for (const child of nodesIn(node['children'])) if (child.type === 'JSXExpressionContainer') textsOf(child).forEach(note)
    } else if (node.type === 'JSXAttribute' && SHOWN.has(attributeName(node))) {
      for (const value of nodesIn(node['value'])) textsOf(value).forEach(note)
    }
    for (const field of Object.values(node)) nodesIn(field).forEach(visit)
  }
  visit(parseSync(source, { syntax: 'typescript', tsx: true, target: 'es2022' }) as unknown as Node)
  return found
}

/** The literals that an expression may come to be: itself, and both branches of a choice. */
function textsOf(node: Node): string[] {
  const from = (field: string) => nodesIn(node[field]).flatMap(textsOf)
  switch (node.type) {
    case 'StringLiteral':
      return [String(node['value'])]
    case 'TemplateLiteral':
      return nodesIn(node['quasis']).map((part) => String(part['raw']))
    case 'JSXExpressionContainer':
    case 'ParenthesisExpression':
      return from('expression')
    case 'ConditionalExpression':
      return [...from('consequent'), ...from('alternate')]
    case 'BinaryExpression':
      return ['&&', '||', '??'].includes(String(node['operator'])) ? from('right') : []
    default:
      return []
  }
}

function nodesIn(field: unknown): Node[] {
  const values: unknown[] = Array.isArray(field) ? field : [field]
  return values.flatMap((value) => {
    if (typeof value !== 'object' || value === null) return []
    // Some lists hold their nodes one level down, beside a position: arguments, for one.
    return 'type' in value && typeof value.type === 'string' ? [value as Node] : Object.values(value).flatMap(nodesIn)
  })
}

function elementName(node: Node): string {
  const [opening] = nodesIn(node['opening'])
  const [name] = nodesIn(opening?.['name'])
  return String(name?.['value'])
}

function attributeName(node: Node): string {
  const [name] = nodesIn(node['name'])
  // `aria-label` is one name; a namespaced one, `xlink:title`, is none of ours.
  return String(name?.['value'])
}
