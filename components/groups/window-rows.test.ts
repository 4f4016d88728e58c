import { expect, test } from 'vitest'
import { windowRows } from './window-rows'

const commit = (offset: string, lag: string | null) => ({ offset, lag, committedAt: '', observedAt: '' })

test('commits are newest first, each with its step and its lag as a share of the greatest', () => {
  const { rows, shareNow } = windowRows([commit('100', '50'), commit('160', null), commit('90', '100')], '200')
  expect(rows.map(({ commit: { offset }, step, share }) => [offset, step, share])).toEqual([
    ['90', -70n, 0.5],
    ['160', 60n, null],
    ['100', null, 0.25],
  ])
  expect(shareNow).toBe(1)
})

test('where nothing ever waited there are no bars, and an unknown lag is none', () => {
  expect(windowRows([commit('1', '0')], '0')).toMatchObject({ rows: [{ share: 0 }], shareNow: 0 })
  expect(windowRows([], null)).toEqual({ rows: [], shareNow: null })
})
