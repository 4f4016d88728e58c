import { expect, it } from 'vitest'
import { EMPTY_DRAFT, type QuotaDraft, draftInput, readDraft } from './quota-draft'

const alice: QuotaDraft = { ...EMPTY_DRAFT, names: { ...EMPTY_DRAFT.names, user: ' alice ' } }
const input = (draft: QuotaDraft, now: Record<string, number> = {}) => {
  const read = readDraft(draft, now)
  return Object.keys(read.faults).length > 0 ? read.faults : draftInput(draft, read)
}

it('what is typed is set, what is emptied is removed, what is left alone is not named', () => {
  const now = { producer_byte_rate: 1_048_576, consumer_byte_rate: 5_000_000, request_percentage: 50 }
  const values = { producer_byte_rate: '', consumer_byte_rate: '5 MB/s', controller_mutation_rate: '2' }
  expect(input({ ...alice, values }, now)).toEqual({
    entity: { user: 'alice' },
    set: { controller_mutation_rate: 2 },
    remove: ['producer_byte_rate'],
  })
})

it('a default has no name, both have two', () => {
  const values = { producer_byte_rate: '1 MB/s' }
  const isDefault = { ...EMPTY_DRAFT.isDefault, clientId: true }
  expect(input({ ...alice, form: 'pair', isDefault, values })).toMatchObject({ entity: { user: 'alice', clientId: null } })
  expect(input({ ...alice, form: 'client', isDefault, values })).toMatchObject({ entity: { clientId: null } })
})

it('says what is missing', () => {
  expect(input({ ...EMPTY_DRAFT, values: { producer_byte_rate: 'fast' } })).toEqual({ user: 'noName', producer_byte_rate: 'noLimit' })
  expect(input(alice, { producer_byte_rate: 7 })).toEqual({ producer_byte_rate: 'nothing' })
  expect(input({ ...EMPTY_DRAFT, form: 'ip' })).toEqual({ ip: 'noName' })
})
