import { expect, test } from 'vitest'
import { parseAclCsv } from './acl-file'

const HEAD = 'principal,host,resourceType,resourceName,patternType,operation,permission'

test('a file is its bindings, in whatever order its columns are', () => {
  const bindings = [
    {
      principal: 'User:CN=a, O=b',
      host: '*',
      resourceType: 'TOPIC',
      resourceName: '-odd',
      patternType: 'PREFIXED',
      operation: 'READ',
      permission: 'ALLOW',
    },
  ]
  expect(parseAclCsv(`${HEAD}\r\n"User:CN=a, O=b",*,TOPIC,'-odd,PREFIXED,READ,ALLOW\r\n`)).toEqual({ bindings })
  expect(
    parseAclCsv(
      `permission,operation,patternType,resourceName,resourceType,host,principal\nallow,read,prefixed,-odd,topic,*,"User:CN=a, O=b"`,
    ),
  ).toEqual({ bindings })
})

test.each([
  ['', [{ line: 1, column: 1, field: null }]],
  [HEAD, [{ line: 1, column: 1, field: null, right: 'at least one binding' }]],
  ['principal,host,who', [{ line: 1, column: 3, field: null, found: 'who' }]],
  [`${HEAD},host`, [{ line: 1, column: 1, field: 'host' }]],
  [`${HEAD}\nalice,*,TOPIC,t,LITERAL,READ,ALLOW`, [{ line: 2, column: 1, field: 'principal', found: 'alice' }]],
  [
    `${HEAD}\n\nUser:a,,TOPICS,t,LITERAL,READ,ALLOW`,
    [
      { line: 3, column: 2, field: 'host' },
      { line: 3, column: 3, field: 'resourceType', found: 'TOPICS' },
    ],
  ],
  [`${HEAD}\nUser:a,*,TOPIC,t,LITERAL,READ`, [{ line: 2, found: '6 cells' }]],
  [`${HEAD}\n"User:a,*,TOPIC,t,LITERAL,READ,ALLOW`, [{ line: 2, right: 'a quote that is closed' }]],
  [`${HEAD}\nUser:a,*,CLUSTER,mine,LITERAL,READ,ALLOW`, [{ line: 2, field: 'resourceName', found: 'mine' }]],
  [
    `${HEAD}\nUser:a,*,TOPIC,t,LITERAL,READ,ALLOW\nUser:a,*,topic,t,LITERAL,READ,ALLOW`,
    [{ line: 3, right: 'each binding once; line 2 has it' }],
  ],
])('%j is refused by line and column', (text, errors) => {
  expect(parseAclCsv(text)).toEqual({ errors: errors.map((error) => expect.objectContaining(error)) })
})
