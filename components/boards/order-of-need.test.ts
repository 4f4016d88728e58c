import { expect, it } from 'vitest'
import type { TargetState } from '@/lib/contract/boards'
import { orderOfNeed } from './order-of-need'

const service = (id: string, state: TargetState, secondsBehind: number | null) => ({ id, state, secondsBehind })

it('puts the late first, the furthest behind before the others, and keeps the order of the board among equals', () => {
  const services = [
    service('kept', 'kept', 900),
    service('unknown', 'unknown', null),
    service('late', 'missed', 200),
    service('other kept', 'kept', 1000),
    service('close', 'close', 50),
    service('later', 'missed', 2000),
  ]
  expect(orderOfNeed(services).map(({ id }) => id)).toEqual(['later', 'late', 'close', 'unknown', 'kept', 'other kept'])
})
