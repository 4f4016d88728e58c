import { type Acl, AclOperations, ResourceTypes } from '@platformatic/kafka'
import { describe, expect, it } from 'vitest'
import { MEMBERS } from '../workload/members'
import { FLOWS } from '../workload/producers'
import { LEGACY_TOPIC, TOPICS } from '../workload/topics'
import { ACLS, CONSOLE_CHANGES, CONSOLE_SEES } from './acls'

const { READ, WRITE, DESCRIBE, DESCRIBE_CONFIGS } = AclOperations
const { TOPIC, GROUP } = ResourceTypes
const members = Object.values(MEMBERS).flat()
const topicNames = new Set([...TOPICS, LEGACY_TOPIC].map(({ name }) => name))

function may(user: string, wanted: Pick<Acl, 'operation' | 'resourceType' | 'resourceName'>): boolean {
  return ACLS.some(
    (acl) =>
      acl.principal === `User:${user}` &&
      acl.operation === wanted.operation &&
      acl.resourceType === wanted.resourceType &&
      acl.resourceName === wanted.resourceName,
  )
}

describe('the rights of the demo', () => {
  it('let the console look by rights that neither change nor read anything', () => {
    expect(new Set(CONSOLE_SEES.map(({ operation }) => operation))).toEqual(new Set([DESCRIBE, DESCRIBE_CONFIGS]))
  })

  it('let it change what its changes change, and write no records', () => {
    expect(CONSOLE_CHANGES.map(({ operation }) => operation)).not.toContain(WRITE)
  })

  it.each(FLOWS)('let $service write $topic', ({ service, topic }) => {
    expect(topicNames).toContain(topic)
    expect(may(service, { operation: WRITE, resourceType: TOPIC, resourceName: topic })).toBe(true)
  })

  it.each(members)('let $clientId read its topics as a member of its group', ({ service, group, topics }) => {
    expect(may(service, { operation: READ, resourceType: GROUP, resourceName: group })).toBe(true)
    for (const topic of topics) {
      expect(topicNames).toContain(topic)
      expect(may(service, { operation: READ, resourceType: TOPIC, resourceName: topic })).toBe(true)
    }
  })
})
