import { expect, test } from 'vitest'
import { groupsIn, nameIn } from './identity-claims'

test('groups are found by their claim, inside of others too, and where the name of the claim has dots itself', () => {
  expect(groupsIn({ groups: ['a', 'b'] }, 'groups')).toEqual(['a', 'b'])
  expect(groupsIn({ realm_access: { roles: ['a'] } }, 'realm_access.roles')).toEqual(['a'])
  expect(groupsIn({ 'https://example.com/groups': ['a'] }, 'https://example.com/groups')).toEqual(['a'])
  expect(groupsIn({ groups: 'only one' }, 'groups')).toEqual(['only one'])
})

test('no groups and nothing said of groups are two things', () => {
  expect(groupsIn({ groups: [] }, 'groups')).toEqual([])
  for (const claims of [{}, { groups: null }, { groups: { a: true } }, { groups: 3 }]) expect(groupsIn(claims, 'groups')).toBeNull()
  expect(groupsIn({}, 'constructor.name')).toBeNull()
  expect(groupsIn({ groups: ['a', 3, null, '', ['b']] }, 'groups')).toEqual(['a'])
})

test('a name is the first there is, and holds nothing that hides or turns what it says', () => {
  expect(nameIn({ email: '', preferred_username: 'ada' }, ['email', 'preferred_username'])).toBe('ada')
  expect(nameIn({ email: 'ada@example.com' }, ['email', 'preferred_username'])).toBe('ada@example.com')
  expect(nameIn({ email: ['ada'] }, ['email'])).toBeNull()
  expect(nameIn({ email: ' ada\u202E\n\u200B lovelace ' }, ['email'])).toBe('ada lovelace')
  expect(nameIn({ email: 'a'.repeat(500) }, ['email'])).toHaveLength(200)
})
