import { expect, test } from 'vitest'
import { EMPTY_RULE, draftOfRule, operationsFor, ruleFaults, rulesOfDraft } from './rule-draft'

test('what lacks is told by field', () => {
  expect(ruleFaults(EMPTY_RULE)).toEqual({ principal: 'principal', name: 'name' })
  expect(ruleFaults({ ...EMPTY_RULE, principal: 'a', resourceName: 'x', host: 'a b', operations: [] })).toEqual({
    host: 'host',
    operations: 'operations',
  })
  expect(ruleFaults({ ...EMPTY_RULE, principal: 'a', resourceType: 'CLUSTER' })).toEqual({})
})

test('one rule for each operation; the cluster has one name, and * is never a beginning', () => {
  const draft = {
    ...EMPTY_RULE,
    principal: ' alice',
    resourceName: 'pay-',
    patternType: 'PREFIXED',
    operations: ['READ', 'DESCRIBE'],
  } as const
  expect(rulesOfDraft(draft)).toEqual([
    {
      permission: 'ALLOW',
      principal: 'User:alice',
      host: '*',
      resourceType: 'TOPIC',
      resourceName: 'pay-',
      patternType: 'PREFIXED',
      operation: 'READ',
    },
    {
      permission: 'ALLOW',
      principal: 'User:alice',
      host: '*',
      resourceType: 'TOPIC',
      resourceName: 'pay-',
      patternType: 'PREFIXED',
      operation: 'DESCRIBE',
    },
  ])
  expect(rulesOfDraft({ ...draft, resourceName: '*' })[0]?.patternType).toBe('LITERAL')
  expect(rulesOfDraft({ ...draft, resourceType: 'CLUSTER', resourceName: 'left over' })[0]).toMatchObject({
    resourceName: 'kafka-cluster',
    patternType: 'LITERAL',
  })
})

test('a rule that is there comes back as it was', () => {
  for (const rule of rulesOfDraft({ ...EMPTY_RULE, principal: 'User:a', resourceName: 'x', permission: 'DENY', host: '10.0.0.1' }))
    expect(rulesOfDraft(draftOfRule(rule))).toEqual([rule])
  const [ofCluster] = rulesOfDraft({ ...EMPTY_RULE, principal: 'User:a', resourceType: 'CLUSTER', operations: ['ALTER'] })
  expect(ofCluster && rulesOfDraft(draftOfRule(ofCluster))).toEqual([ofCluster])
})

test('everything at once can be given for each type', () => {
  expect(operationsFor('DELEGATION_TOKEN')).toEqual(['ALL', 'DESCRIBE'])
})
