import { expect, test } from 'vitest'
import { ruleCommand } from './rule-command'

const binding = {
  principal: 'User:risk',
  host: '*',
  resourceType: 'TOPIC',
  resourceName: 'payments',
  patternType: 'LITERAL',
  operation: 'READ',
  permission: 'ALLOW',
}
const TOOL = 'kafka-acls.sh --bootstrap-server $KAFKA --add'

test('the command that makes a rule, with what the tool takes as usual left out', () => {
  expect(ruleCommand(binding)).toBe(`${TOOL} --allow-principal User:risk --operation Read --topic payments`)
  expect(ruleCommand({ ...binding, permission: 'DENY', host: '10.0.0.1', patternType: 'PREFIXED', operation: 'DESCRIBE_CONFIGS' })).toBe(
    `${TOOL} --deny-principal User:risk --deny-host 10.0.0.1 --operation DescribeConfigs --topic payments --resource-pattern-type prefixed`,
  )
  expect(ruleCommand({ ...binding, resourceType: 'CLUSTER', resourceName: 'kafka-cluster', operation: 'ALL' })).toBe(
    `${TOOL} --allow-principal User:risk --operation All --cluster`,
  )
})

test('what no shell or tool can be told has no command', () => {
  expect(ruleCommand({ ...binding, resourceName: 'a\0b' })).toBeNull()
  expect(ruleCommand({ ...binding, resourceType: 'SOMETHING_NEW' })).toBeNull()
  expect(ruleCommand({ ...binding, principal: "User:it's *" })).toBe(
    `${TOOL} --allow-principal 'User:it'\\''s *' --operation Read --topic payments`,
  )
})
