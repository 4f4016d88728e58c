import { expect, test } from 'vitest'
import { fixedObserver, groupState } from '../../test/observer-fixture'
import { partitionState, topicState } from '../../test/snapshot-fixtures'
import { answerMetrics } from './answer-metrics'
import { NameFilter } from './name-filter'
import { blockStream, BLOCK_BYTES, textBlocks } from './text-blocks'
import { viewerContext } from '../../test/viewer-context'

const EVERYTHING = { include: '.*', exclude: '^$' }

/** 200 topics of 20 partitions, 500 groups of 40 commits. */
function large() {
  const partitions = Array.from({ length: 20 }, (_, partition) => partitionState(partition))
  const topics = Array.from({ length: 200 }, (_, n) => topicState(`topic-${n}`, partitions))
  const commits = Object.fromEntries(partitions.map(({ partition }) => [partition, 0n]))
  const groups = Array.from({ length: 500 }, (_, n) =>
    groupState(`group-${n}`, { [`topic-${n % 200}`]: commits, [`topic-${(n + 7) % 200}`]: commits }),
  )
  return fixedObserver({ topics, groups })
}

test('a large answer comes in blocks of 32 to 64 kB, with a turn of the event loop between any two', async () => {
  const source = { topics: new NameFilter(EVERYTHING), groups: new NameFilter(EVERYTHING), loopDelay: { take: () => null } }
  const response = answerMetrics({ contexts: [viewerContext(large(), 'large')], ...source }, new URLSearchParams())
  let turns = 0
  let isOver = false
  const count = () => {
    turns += 1
    if (!isOver) setImmediate(count)
  }
  setImmediate(count)
  const blocks: { bytes: number; atTurn: number }[] = []
  for await (const block of response.body ?? []) blocks.push({ bytes: block.length, atTurn: turns })
  isOver = true

  expect(blocks.length).toBeGreaterThan(50)
  const [last, ...others] = blocks.toReversed()
  expect(others.filter(({ bytes }) => bytes < BLOCK_BYTES.least || bytes > BLOCK_BYTES.most)).toEqual([])
  expect(last?.bytes).toBeLessThanOrEqual(BLOCK_BYTES.most)
  const together = blocks.filter(({ atTurn }, index) => index > 0 && atTurn === blocks[index - 1]?.atTurn)
  expect(together).toEqual([])
})

test('names of three bytes a character make more blocks, not larger ones, and nothing is lost', async () => {
  const lines = Array.from({ length: 3_000 }, (_, n) => `${'그룹'.repeat(20)}-${n}\n`)
  const sizes: number[] = []
  const decoder = new TextDecoder()
  let text = ''
  for await (const block of textBlocks(lines)) {
    sizes.push(block.length)
    text += decoder.decode(block, { stream: true })
  }
  expect(text).toBe(lines.join(''))
  expect(sizes.slice(0, -1).filter((size) => size < BLOCK_BYTES.least || size > BLOCK_BYTES.most)).toEqual([])
})

test('nothing more is made once nobody listens', async () => {
  let made = 0
  let isEnded = false
  function* lines() {
    try {
      for (;;) {
        made += 1
        yield 'x'.repeat(1_024)
      }
    } finally {
      isEnded = true
    }
  }
  const reader = blockStream(textBlocks(lines())).getReader()
  await reader.read()
  await reader.cancel()
  const before = made
  await new Promise((resolve) => setImmediate(resolve))
  expect({ isEnded, more: made - before }).toEqual({ isEnded: true, more: 0 })
})
