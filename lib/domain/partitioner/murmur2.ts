const SEED = 0x9747b28c
const M = 0x5bd1e995

/** The hash of a key as a signed 32-bit integer, as org.apache.kafka.common.utils.Utils.murmur2 has it. */
export function murmur2(bytes: Uint8Array): number {
  let hash = SEED ^ bytes.length
  const whole = bytes.length - (bytes.length % 4)
  for (let at = 0; at < whole; at += 4) {
    let word = Math.imul(littleEndian(bytes, at, at + 4), M)
    word = Math.imul(word ^ (word >>> 24), M)
    hash = Math.imul(hash, M) ^ word
  }
  if (whole < bytes.length) hash = Math.imul(hash ^ littleEndian(bytes, whole, bytes.length), M)
  hash = Math.imul(hash ^ (hash >>> 13), M)
  return hash ^ (hash >>> 15)
}

function littleEndian(bytes: Uint8Array, from: number, to: number): number {
  let word = 0
  for (let at = to - 1; at >= from; at--) word = (word << 8) | (bytes[at] ?? 0)
  return word
}
