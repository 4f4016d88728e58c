import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { parseOffsetsCsv } from './offsets-csv'
import { type ResetCommand, resetCommand } from './reset-command'
import type { ResetTo } from './reset-target'

const base: ResetCommand = { group: 'billing', to: { type: 'earliest' }, scope: 'all-topics', rows: [] }
const start = 'kafka-consumer-groups.sh --bootstrap-server $KAFKA --group billing --reset-offsets'

it.each<[ResetTo, string]>([
  [{ type: 'earliest' }, '--to-earliest'],
  [{ type: 'latest' }, '--to-latest'],
  [{ type: 'current' }, '--to-current'],
  [{ type: 'timestamp', atMs: 1_704_164_645_678 }, '--to-datetime 2024-01-02T03:04:05.678Z'],
  [{ type: 'timestamp', atMs: 0 }, '--to-datetime 1970-01-01T00:00:00.000Z'],
  [{ type: 'duration', durationMs: 5_400_000 }, '--by-duration PT1H30M'],
  [{ type: 'shift', by: -10n }, '--shift-by -10'],
  [{ type: 'offset', offset: 9_007_199_254_740_993n }, '--to-offset 9007199254740993'],
])('%o', (to, words) => {
  expect(resetCommand({ ...base, to })).toBe(`${start} --all-topics ${words} --execute`)
})

it('names topics, with or without partitions', () => {
  const scope = [
    { topic: 'orders', partitions: null },
    { topic: 'payments', partitions: [0, 2] },
  ]
  expect(resetCommand({ ...base, scope })).toBe(`${start} --topic orders --topic payments:0,2 --to-earliest --execute`)
})

it('quotes a group that a shell would take for something else', () => {
  expect(resetCommand({ ...base, group: "it's; $(rm)" })).toContain(` --group 'it'\\''s; $(rm)' `)
  expect(resetCommand({ ...base, group: '' })).toContain(" --group '' ")
})

it('cannot be said of a group with a NUL', () => {
  expect(resetCommand({ ...base, group: 'a\0b' })).toBeNull()
  expect(resetCommand({ ...base, group: 'a\0b', to: { type: 'group' } })).toBeNull()
})

it.each([-62_167_219_200_001, 253_402_300_800_000, Number.NaN])('a time the tool cannot read, %d, is refused', (atMs) => {
  expect(() => resetCommand({ ...base, to: { type: 'timestamp', atMs } })).toThrow(RangeError)
})

describe.each(['group', 'rows'] as const)('%s, which the tool does not know', (type) => {
  const rows = [
    { topic: 'orders', partition: 0, offset: 5n },
    { topic: 'orders', partition: 1, offset: 6n },
  ]
  const command = resetCommand({ ...base, to: { type }, rows }) ?? ''

  it('writes a file first and gives it to the tool', () => {
    expect(command).toBe(`CSV=$(mktemp)\ncat > "$CSV" <<'EOF'\norders,0,5\norders,1,6\nEOF\n${start} --from-file "$CSV" --execute`)
  })

  it('which a real shell does, twice readable', () => {
    const fake = 'kafka-consumer-groups.sh() { cat "$7"; cat "$7"; rm "$7"; }; KAFKA=k:1'
    const printed = execFileSync('bash', ['--norc'], { input: `${fake}\n${command}\n`, encoding: 'utf8' })
    expect(printed.slice(0, printed.length / 2).repeat(2)).toBe(printed)
    expect(parseOffsetsCsv(printed.slice(0, printed.length / 2))).toEqual({ rows: rows.map((row) => ({ group: null, ...row })) })
  })
})
