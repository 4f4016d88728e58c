import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatOffsetsCsv, parseOffsetsCsv } from './offsets-csv'

const row = (topic: string, partition: number, offset: bigint, group: string | null = null) => ({ group, topic, partition, offset })

describe('reads what Kafka’s tool reads', () => {
  it.each([
    ['one group', 't,0,5\nu,1,6\n', [row('t', 0, 5n), row('u', 1, 6n)]],
    ['several groups', 'g,t,0,5\nh,t,0,6', [row('t', 0, 5n, 'g'), row('t', 0, 6n, 'h')]],
    ['CRLF', 't,0,5\r\nu,1,6\r\n', [row('t', 0, 5n), row('u', 1, 6n)]],
    ['quotes around what is long or odd, as in its export', '"a,b ""c""","t",0,"5"\n', [row('t', 0, 5n, 'a,b "c"')]],
    ['a quote inside an unquoted field', 'a"b,t,0,5', [row('t', 0, 5n, 'a"b')]],
    ['spaces around numbers, a plus, leading noughts', 't, +1 , 05 ', [row('t', 1, 5n)]],
    ['spaces after a closing quote', '"t" ,0,5', [row('t', 0, 5n)]],
    ['the empty group', ',t,0,5', [row('t', 0, 5n, '')]],
    ['the largest numbers', 't,2147483647,9223372036854775807', [row('t', 2_147_483_647, 9_223_372_036_854_775_807n)]],
  ])('%s', (_, text, rows) => {
    expect(parseOffsetsCsv(text)).toEqual({ rows })
  })
})

it.each([
  ['blank lines', '\n t,0,5\n  \n\nu,1,6\n\n', [row('t', 0, 5n), row('u', 1, 6n)]],
  ['a byte order mark', '\uFEFFt,0,5', [row('t', 0, 5n)]],
  ['line ends inside quotes', '"a\nb",t,0,5', [row('t', 0, 5n, 'a\nb')]],
  ['lone carriage returns', 't,0,5\ru,1,6', [row('t', 0, 5n), row('u', 1, 6n)]],
])('bears %s, which the tool does not', (_, text, rows) => {
  expect(parseOffsetsCsv(text)).toEqual({ rows })
})

const errorsOf = (text: string) => {
  const result = parseOffsetsCsv(text)
  return 'errors' in result ? result.errors.map(({ line, field, problem, found }) => [line, field, problem, found]) : []
}

describe('names what is wrong', () => {
  it.each([
    ['nothing', '', [[1, null, 'no-rows', '']]],
    ['a header', 'TOPIC,PARTITION,OFFSET\nt,0,5', [[1, null, 'header', 'topic,partition,offset']]],
    ['an offset left out, which the tool takes for 0', 't,0,5\nt,1', [[2, 'offset', 'missing', '']]],
    ['an empty partition, which the tool takes for 0', 't,,5', [[1, 'partition', 'missing', '']]],
    ['no topic', ',0,5', [[1, 'topic', 'missing', '']]],
    ['a negative partition, which the tool takes', 't,-1,5', [[1, 'partition', 'out-of-range', '-1']]],
    ['a negative offset', 't,0,-5', [[1, 'offset', 'out-of-range', '-5']]],
    ['a fraction', 't,0,5.7', [[1, 'offset', 'not-a-number', '5.7']]],
    [
      'more than int32 and int64',
      't,2147483648,9223372036854775808',
      [
        [1, 'partition', 'out-of-range', '2147483648'],
        [1, 'offset', 'out-of-range', '9223372036854775808'],
      ],
    ],
    [
      'a semicolon for a comma',
      't;0;5',
      [
        [1, 'partition', 'missing', ''],
        [1, 'offset', 'missing', ''],
      ],
    ],
    ['both forms', 't,0,5\ng,t,1,6', [[2, null, 'too-many-fields', 'g,t,1,6']]],
    ['a partition twice, of which the tool takes the last', 't,0,5\nu,0,5\nt,0,6', [[3, null, 'duplicate', 't,0']]],
    [
      'a quote left open, and reads on',
      '"t,0,5\nu,x,6',
      [
        [1, 'topic', 'unclosed-quote', '"t,0,5'],
        [2, 'partition', 'not-a-number', 'x'],
      ],
    ],
    ['text after a quote', '"t"x,0,5', [[1, 'topic', 'text-after-quote', 't']]],
    ['the right line after quoted line ends', '"a\r\nb",t,0,5\ng,t,0,x', [[3, 'offset', 'not-a-number', 'x']]],
  ])('%s', (_, text, errors) => {
    expect(errorsOf(text)).toEqual(errors)
  })

  it('and what would be right', () => {
    const result = parseOffsetsCsv('t,0,5\nt,0,6\nt,1,x')
    expect('errors' in result && result.errors.map(({ right }) => right)).toEqual([
      'one row for each partition; line 1 has it',
      'a whole number from 0 to 9223372036854775807',
    ])
  })
})

it('does not hand back a whole file as what it found', () => {
  expect(errorsOf(','.repeat(5_000)).map(([, , , found]) => found)).toEqual([','.repeat(100)])
})

it('the same partition of two groups is not a duplicate', () => {
  expect(errorsOf('g,t,0,5\nh,t,0,5')).toEqual([])
})

it('writes what the tool reads, odd names in quotes', () => {
  expect(formatOffsetsCsv([row('orders.v1_x-y', 0, 5n)])).toBe('orders.v1_x-y,0,5\n')
  expect(formatOffsetsCsv([row('t', 0, 5n, ' a "b", c')])).toBe('" a ""b"", c",t,0,5\n')
})

it('does not write some rows with a group and some without', () => {
  expect(() => formatOffsetsCsv([row('t', 0, 5n), row('t', 1, 5n, 'g')])).toThrow(RangeError)
})

const oddName = fc.oneof(
  fc.string(),
  fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', ' ', '\uFEFF', 'a') }),
  fc.constantFrom('group', '1', '#x'),
)
const rowsOf = (group: fc.Arbitrary<string | null>) =>
  fc.uniqueArray(
    fc.record({
      group,
      topic: oddName.filter((name) => name !== ''),
      partition: fc.nat(),
      offset: fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }),
    }),
    { minLength: 1, selector: ({ group: id, topic, partition }) => JSON.stringify([id, topic, partition]) },
  )

it('what is written is read again, whatever the names', () => {
  fc.assert(
    fc.property(fc.oneof(rowsOf(fc.constant(null)), rowsOf(oddName)), (rows) => {
      expect(parseOffsetsCsv(formatOffsetsCsv(rows))).toEqual({ rows })
    }),
  )
})

it('says something of any text, and with lines that exist', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', ' ', 't', '1'), maxLength: 40 }), (text) => {
      const result = parseOffsetsCsv(text)
      const lines = text.split(/\r\n|\r|\n/).length
      if ('errors' in result) for (const { line } of result.errors) expect(line >= 1 && line <= lines).toBe(true)
      else expect(result.rows.length).toBeGreaterThan(0)
    }),
  )
})
