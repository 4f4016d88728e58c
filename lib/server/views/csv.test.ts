import { describe, expect, test } from 'vitest'
import { csvLine, csvResponse } from './csv'

describe('a line', () => {
  test.each([
    ['orders', 'orders'],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-cmd', "'-cmd"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['', ''],
    [-12.5, '-12.5'],
    [null, ''],
  ])('%j is written %j', (cell, written) => {
    expect(csvLine([cell])).toBe(`${written}\r\n`)
  })
})

/** Reads one line of RFC 4180. */
function readLine(line: string): string[] {
  const cells = [...line.replace(/\r\n$/, '').matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)]
  return cells.map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '')
}

test.each([
  'a/b',
  '50%',
  '%2F',
  'two words',
  ' ',
  '',
  'a,b',
  '"',
  '","',
  'line\r\nline',
  '그룹',
  '🦆',
  '..',
  '?q=1#x',
  'x'.repeat(249),
  '=HYPERLINK("http://x")',
  '-1+1',
])('the name %j is the same after an export, but for the mark of a formula', (name) => {
  const [before, read, after] = readLine(csvLine(['first', name, 'last']))
  expect([before, after]).toEqual(['first', 'last'])
  expect(read).toBe(/^[=+\-@\t\r]/.test(name) ? `'${name}` : name)
})

test('an offset keeps all its digits', () => {
  expect(csvLine([2n ** 62n])).toBe('4611686018427387904\r\n')
})

test('a download holds every row, and is only read as far as it is taken', async () => {
  let made = 0
  function* rows() {
    for (let row = 0; row < 10_000; row += 1) {
      made += 1
      yield [row, 'x']
    }
  }
  const response = csvResponse('a b/c.csv', ['row', 'word'], rows())
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="a_b_c.csv"')
  const reader = response.body?.getReader()
  await reader?.read()
  expect(made).toBeLessThan(1_000)
  let text = ''
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) text += new TextDecoder().decode(part.value)
  expect(made).toBe(10_000)
  expect(text.endsWith('9999,x\r\n')).toBe(true)
})
