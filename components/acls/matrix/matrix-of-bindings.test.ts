import { expect, test } from 'vitest'
import type { AclBinding } from '@/lib/domain/access/acl-binding'
import { matrixOfBindings, patternKey } from './matrix-of-bindings'

const rule = (text: string, host = '*'): AclBinding => {
  const [permission = '', principal = '', operation = '', resourceType = '', name = ''] = text.split(' ')
  const isPrefix = name.endsWith('-')
  return {
    permission,
    principal: `User:${principal}`,
    operation,
    resourceType,
    resourceName: name,
    patternType: isPrefix ? 'PREFIXED' : 'LITERAL',
    host,
  }
}

/** `R` allowed by name, `(R)` by something broader, `!R` denied, `R@` from some hosts only. */
function cellOf(rules: AclBinding[], principal: string, column: string): string {
  const matrix = matrixOfBindings(rules)
  const found = matrix.columns.find((one) => patternKey(one) === column)
  if (!found) throw new Error(`no column ${column} among ${matrix.columns.map(patternKey).join(', ')}`)
  return matrix
    .marksOf(`User:${principal}`, found)
    .map(({ operation, permission, isBroad, isFromSome }) => {
      const word = `${permission === 'DENY' ? '!' : ''}${operation}${isFromSome ? '@' : ''}`
      return isBroad ? `(${word})` : word
    })
    .join(' ')
}

test('everyone is the last row; topics are the first columns, names before prefixes before all', () => {
  const { principals, columns } = matrixOfBindings([
    rule('ALLOW * READ TOPIC *'),
    rule('ALLOW b READ CLUSTER kafka-cluster'),
    rule('ALLOW a READ GROUP g'),
    rule('ALLOW a READ TOPIC z'),
    rule('ALLOW a WRITE TOPIC z'),
    rule('ALLOW a READ TOPIC a-'),
  ])
  expect(principals).toEqual(['User:a', 'User:b', 'User:*'])
  expect(columns.map(patternKey)).toEqual([
    'TOPIC LITERAL z',
    'TOPIC PREFIXED a-',
    'TOPIC LITERAL *',
    'GROUP LITERAL g',
    'CLUSTER LITERAL kafka-cluster',
  ])
})

test('a rule that is not shown still says something in a cell, and has neither row nor column', () => {
  const matrix = matrixOfBindings([rule('ALLOW a READ TOPIC pay-in')], [rule('DENY a READ TOPIC *'), rule('ALLOW b READ TOPIC *')])
  expect([matrix.principals, matrix.columns.map(patternKey)]).toEqual([['User:a'], ['TOPIC LITERAL pay-in']])
  expect(matrix.marksOf('User:a', { resourceType: 'TOPIC', resourceName: 'pay-in', patternType: 'LITERAL' })).toEqual([
    { operation: 'READ', permission: 'DENY', isBroad: true, isFromSome: false },
  ])
})

test('the columns of one principal are those its own rules are about', () => {
  const matrix = matrixOfBindings([rule('ALLOW a READ TOPIC x'), rule('ALLOW a READ GROUP g'), rule('ALLOW b READ TOPIC y')])
  expect(matrix.columnsOf('User:a').map(patternKey)).toEqual(['TOPIC LITERAL x', 'GROUP LITERAL g'])
  expect([matrix.countOf('User:a'), matrix.countOf('User:c')]).toEqual([2, 0])
})

test('a right by name is told from one by a prefix, by * and by a rule for everyone', () => {
  const rules = [
    rule('ALLOW a READ TOPIC pay-in'),
    rule('ALLOW a WRITE TOPIC pay-'),
    rule('ALLOW a DESCRIBE TOPIC *'),
    rule('ALLOW * ALTER TOPIC pay-in'),
  ]
  expect(cellOf(rules, 'a', 'TOPIC LITERAL pay-in')).toBe('READ (WRITE) (ALTER) (DESCRIBE)')
  expect(cellOf(rules, 'a', 'TOPIC PREFIXED pay-')).toBe('WRITE (DESCRIBE)')
  expect(cellOf(rules, 'a', 'TOPIC LITERAL *')).toBe('DESCRIBE')
  expect(cellOf(rules, '*', 'TOPIC LITERAL pay-in')).toBe('ALTER')
})

test('a rule for one type says nothing of another type of the same name', () => {
  expect(cellOf([rule('ALLOW a READ TOPIC x'), rule('ALLOW a READ GROUP x')], 'a', 'GROUP LITERAL x')).toBe('READ')
})

test('a denial stands in place of what it takes away, wherever it comes from', () => {
  const rules = [
    rule('ALLOW a READ TOPIC *'),
    rule('DENY a READ TOPIC ledger'),
    rule('DENY a READ TOPIC pay-'),
    rule('ALLOW b READ TOPIC pay-in'),
  ]
  expect(cellOf(rules, 'a', 'TOPIC LITERAL ledger')).toBe('!READ')
  expect(cellOf(rules, 'a', 'TOPIC LITERAL pay-in')).toBe('(!READ)')
  expect(cellOf([...rules, rule('DENY * READ TOPIC *')], 'b', 'TOPIC LITERAL pay-in')).toBe('(!READ)')
})

test('what everyone is denied is not told of those it takes nothing from', () => {
  const rules = [rule('DENY * ALTER CLUSTER kafka-cluster'), rule('ALLOW a DESCRIBE CLUSTER kafka-cluster')]
  expect(cellOf(rules, 'a', 'CLUSTER LITERAL kafka-cluster')).toBe('DESCRIBE')
  expect(cellOf(rules, '*', 'CLUSTER LITERAL kafka-cluster')).toBe('!ALTER')
})

test('all operations say the single ones, and a denial of all leaves nothing', () => {
  const rules = [rule('ALLOW a ALL TOPIC x'), rule('ALLOW a READ TOPIC x'), rule('DENY a WRITE TOPIC x')]
  expect(cellOf(rules, 'a', 'TOPIC LITERAL x')).toBe('ALL !WRITE')
  expect(cellOf([...rules, rule('DENY a ALL TOPIC x')], 'a', 'TOPIC LITERAL x')).toBe('!ALL')
})

test('what holds from some hosts only is marked, and a denial for some hosts leaves the right', () => {
  expect(cellOf([rule('ALLOW a READ TOPIC x', '10.0.0.1')], 'a', 'TOPIC LITERAL x')).toBe('READ@')
  expect(cellOf([rule('ALLOW a READ TOPIC x'), rule('DENY a READ TOPIC x', '10.0.0.1')], 'a', 'TOPIC LITERAL x')).toBe('READ !READ@')
  expect(cellOf([rule('ALLOW a READ TOPIC x', '10.0.0.1'), rule('ALLOW a READ TOPIC x')], 'a', 'TOPIC LITERAL x')).toBe('READ')
})
