import { expect, test } from 'vitest'
import { patternWarnings } from './pattern-warnings'

const binding = { principal: 'User:ann', host: '*', patternType: 'LITERAL', operation: 'READ', permission: 'ALLOW' }
const created = [
  { ...binding, resourceType: 'TOPIC', resourceName: 'of-another-team' },
  { ...binding, resourceType: 'TOPIC', resourceName: 'orders' },
  { ...binding, resourceType: 'GROUP', resourceName: 'no-such-group' },
]
const names = { TOPIC: ['orders'], GROUP: ['readers'] }
const unknownBy = (isEveryTopic: boolean, maySee = (_: string, name: string) => name !== '') =>
  patternWarnings(created, names, { isEveryTopic, maySee }).flatMap(({ code, names: told }) => (code === 'acl.nothingYet' ? told : []))

test('a topic is called unknown only by a console that would know of it', () => {
  expect(unknownBy(true)).toEqual(['TOPIC of-another-team', 'GROUP no-such-group'])
  expect(unknownBy(false)).toEqual(['GROUP no-such-group'])
})

test('whether there is such a name is not told to whoever may not see it', () => {
  expect(unknownBy(true, (of) => of === 'groups')).toEqual(['GROUP no-such-group'])
})
