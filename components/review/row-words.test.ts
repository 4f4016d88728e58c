import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { RESET_MARKS } from '@/lib/domain/offsets/reset-target'
import english from '@/messages/en/changes.json'

const root = join(dirname(fileURLToPath(import.meta.url)), '../../lib/server/change')
const sources = globSync('{kinds,look}/**/*.ts', { cwd: root, exclude: (name) => name.endsWith('test.ts') }).map((file) => ({
  file,
  text: readFileSync(join(root, file), 'utf8'),
}))

/** From the brace at `start` to the one that closes it. */
function braced(text: string, start: number): string {
  let depth = 0
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1
    if (text[at] === '}') depth -= 1
    if (depth === 0) return text.slice(start, at + 1)
  }
  return ''
}

/** The names in an object as it stands in the source, also in what is spread into it; not those given to calls. */
function namesIn(literal: string): string[] {
  // That a secret is there is a value, not a name.
  let bare = literal.replaceAll('{ redacted: true }', 'null').replaceAll(/'[^'\n]*'|`[^`]*`|\/\/.*/g, "''")
  for (let last = ''; last !== bare;) {
    last = bare
    bare = bare.replaceAll(/(?<=[\w\]])\((?:[^()])*\)|(?<=\w)\[[^[\]]*\]/g, '')
  }
  return Array.from(bare.matchAll(/[{,]\s*(\w+)\s*(?=[:,}])/g), ([, name = '']) => name)
}

/** What the rows of all kinds hold. Figures to judge a reset by are not here: its table has words of its own for them. */
function namesOfRows(): Set<string> {
  const names = sources.flatMap(({ file, text }) => {
    const sides = file.includes('group/reset/') ? 'of|before|after' : 'of|before|after|about'
    const starts = new RegExp(`\\b(?:${sides}): (?:[^{}\\n;]*\\? )?\\{|\\): Values (?:=> \\(|)\\{|\\bconst values(?:: Values)? = \\{`, 'g')
    return Array.from(text.matchAll(starts), (match) => namesIn(braced(text, match.index + match[0].length - 1))).flat()
  })
  return new Set(names)
}

const codesIn = (pattern: RegExp) => new Set(sources.flatMap(({ text }) => Array.from(text.matchAll(pattern), ([, code = '']) => code)))
const without = (names: Iterable<string>, words: Readonly<Record<string, unknown>>) => [...names].filter((name) => !(name in words))

it('reads names out of a source', () =>
  expect(namesIn("{ a, b: f(x, y, z), ...(c === null ? {} : { c }), d: 'e, f: g', h: i ? j : k }")).toEqual(['a', 'b', 'c', 'd', 'h']))

it('all that rows hold is called by a name', () => {
  const names = namesOfRows()
  for (const known of ['topic', 'offset', 'topicId', 'logEnd', 'clientId', 'epoch', 'sizeBytes', 'source', 'mechanism', 'share'])
    expect(names).toContain(known)
  expect(without(names, english.changes.fields)).toEqual([])
})

it('all that is odd about a row has words', () => {
  const marks = codesIn(/\bmarks: [^\n]*\['([\w-]+)'\]/g)
  expect(marks).toContain('no-commit')
  expect(without([...RESET_MARKS, ...marks], english.changes.marks)).toEqual([])
})

it('every total has a name', () => {
  // `custom` is zod's code of a field that is wrong.
  const totals = codesIn(/\b(?:code: |count\()'(?!custom')([a-z-]+)',? /g)
  expect(totals).toContain('records-deleted')
  expect(without(totals, english.changes.totals)).toEqual([])
})

it('every kind has a name', () => {
  const kinds = codesIn(/^ {2}kind: '([\w.-]+)'/gm)
  expect(kinds).toContain('topic.create')
  const words: Readonly<Record<string, Readonly<Record<string, string>> | undefined>> = english.changes.kinds
  expect([...kinds].filter((kind) => words[kind.split('.')[0] ?? '']?.[kind.split('.')[1] ?? ''] === undefined)).toEqual([])
})
