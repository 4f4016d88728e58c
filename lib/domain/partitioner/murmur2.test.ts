import { expect, it } from 'vitest'
import { murmur2 } from './murmur2'

// The first seven are those of Kafka's UtilsTest; all are what Utils.murmur2 of kafka-clients 4.3.1 returns.
it.each([
  ['21', -973_932_308],
  ['foobar', -790_332_482],
  ['a-little-bit-long-string', -985_981_536],
  ['a-little-bit-longer-string', -1_486_304_829],
  ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58_897_971],
  ['abc', 479_470_107],
  ['', 275_646_681],
  ['ünï çödé', 160_260_522],
  ['한글', -1_593_753_763],
])('%s', (key, hash) => {
  expect(murmur2(new TextEncoder().encode(key))).toBe(hash)
})
