import { expect, test } from 'vitest'
import { parseAclYaml } from './parse-acl-yaml'

const BINDING = `- principal: User:alice
  host: "*"
  resourceType: TOPIC
  resourceName: 0123
  patternType: LITERAL
  operation: READ
  permission: ALLOW
`

test('a list of bindings is read, and a name that looks like a number stays as it is written', () => {
  expect(parseAclYaml(BINDING)).toEqual({
    bindings: [
      {
        principal: 'User:alice',
        host: '*',
        resourceType: 'TOPIC',
        resourceName: '0123',
        patternType: 'LITERAL',
        operation: 'READ',
        permission: 'ALLOW',
      },
    ],
  })
})

test.each([
  ['', { line: 1, right: expect.stringContaining('a list of bindings') as string }],
  ['bindings: []', { line: 1, column: 1 }],
  ['- just a word', { line: 1, column: 3 }],
  [BINDING.replace('READ', 'LOOK'), { line: 6, column: 14, field: 'operation', found: 'LOOK' }],
  [BINDING.replace('  operation: READ\n', ''), { line: 1, column: 3, field: 'operation' }],
  [BINDING.replace('host:', 'hosts:'), { line: 2, column: 3, found: 'hosts' }],
  [BINDING.replace('READ', '[READ, WRITE]'), { line: 6, field: 'operation', right: 'one word' }],
  ['- principal: "User:a', { line: 1 }],
  [BINDING + BINDING, { line: 8, right: 'each binding once; line 1 has it' }],
])('%j is refused by line and column', (text, error) => {
  expect(parseAclYaml(text)).toEqual({ errors: expect.arrayContaining([expect.objectContaining(error)]) as unknown })
})
