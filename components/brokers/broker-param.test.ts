import { expect, it } from 'vitest'
import { brokerFromParam } from './broker-param'

it('takes only what can be a broker id', () => {
  expect(brokerFromParam('0')).toBe(0)
  expect(brokerFromParam('2147483647')).toBe(2_147_483_647)
  for (const wrong of ['', '-1', '2147483648', '1e3', 'one', '1.5']) expect(brokerFromParam(wrong)).toBeNull()
})
