import { expect, test } from 'vitest'
import { principalsPage } from './principals-page'

const rules = (text: string) => text.split('').map((principal, at) => ({ principal, at }))
const page = (text: string, hasMore: boolean, most = 50) => {
  const { bindings, ...rest } = principalsPage(rules(text), hasMore, most)
  return { text: bindings.map(({ principal }) => principal).join(''), ...rest }
}

test('the last principal waits for the next page where its rules may go on', () => {
  expect(page('aabbb', false)).toEqual({ text: 'aabbb', taken: 5, principals: 2, isCut: false })
  expect(page('aabbb', true)).toEqual({ text: 'aa', taken: 2, principals: 1, isCut: false })
})

test('no more principals than a page holds', () => {
  expect(page('aabbcc', false, 2)).toEqual({ text: 'aabb', taken: 4, principals: 2, isCut: false })
})

test('one that alone is more than a page is shown in part, and told to be', () => {
  expect(page('aaaa', true)).toEqual({ text: 'aaaa', taken: 4, principals: 1, isCut: true })
  expect(page('', false)).toEqual({ text: '', taken: 0, principals: 0, isCut: false })
})
