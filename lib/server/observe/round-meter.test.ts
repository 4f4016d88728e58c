import { expect, test } from 'vitest'
import { RoundMeter } from './round-meter'

const sent = (api: string, lane: 'rounds' | 'describes' = 'rounds') => ({ broker: 1, lane, api })
const turn = () => new Promise((resolve) => setImmediate(resolve))

test('counts what a round sends, not heartbeats nor what others send meanwhile', async () => {
  const meter = new RoundMeter()
  expect(meter.last).toBeNull()
  const round = meter.measure(async () => {
    meter.note(sent('Metadata'))
    await turn()
    await Promise.all(
      ['ListGroups', 'OffsetFetch', 'ApiVersions'].map(async (api) => {
        await turn()
        meter.note(sent(api))
      }),
    )
    meter.note(sent('ListOffsets', 'describes'))
  })
  meter.note(sent('ListOffsets'))
  await turn()
  meter.note(sent('Metadata'))
  await round
  expect(meter.last).toMatchObject({ requests: 3 })
  expect(meter.failed).toBe(0)
})

test('a round that nobody answered is counted, and the last one that was taken stays', async () => {
  const meter = new RoundMeter()
  await meter.measure(() => Promise.resolve(meter.note(sent('Metadata'))))
  const { last } = meter
  await expect(meter.measure(() => Promise.reject(new Error('away')))).rejects.toThrow('away')
  expect([meter.failed, meter.last]).toEqual([1, last])
})
