import { expect, test } from 'vitest'
import type { AclBinding } from './acl-binding'
import { aclToolWords } from './acl-commands'

const read: AclBinding = {
  principal: 'User:ann',
  host: '*',
  resourceType: 'TOPIC',
  resourceName: 'orders',
  patternType: 'LITERAL',
  operation: 'READ',
  permission: 'ALLOW',
}
const call = (...operations: string[]) => [
  '--add',
  '--allow-principal',
  'User:ann',
  ...operations.flatMap((operation) => ['--operation', operation]),
  '--topic',
  'orders',
]

test('one call for each principal, host and resource', () => {
  expect(aclToolWords('add', [read, { ...read, operation: 'DESCRIBE_CONFIGS' }])).toEqual([call('Read', 'DescribeConfigs')])
  expect(aclToolWords('add', [read, { ...read, operation: 'ALL' }])).toEqual([call('Read', 'All')])
})

test('what the tool would refuse has no call, and keeps the others out of none', () => {
  expect(aclToolWords('add', [{ ...read, operation: 'CLUSTER_ACTION' }, read])).toEqual([null, call('Read')])
  expect(aclToolWords('remove', [{ ...read, resourceType: 'UNKNOWN' }])).toEqual([null])
})
