import { describe, expect, it } from 'vitest'
import { keptOf } from './kept'

describe('how long records are kept', () => {
  it('is the retention where the policy deletes', () => {
    expect(keptOf({ cleanupPolicy: 'delete', retentionMs: '604800000' })).toEqual({ kind: 'time', seconds: 604_800 })
    expect(keptOf({ cleanupPolicy: 'delete', retentionMs: '-1' })).toEqual({ kind: 'time', seconds: null })
  })

  it('is not the retention where the policy only compacts', () => {
    expect(keptOf({ cleanupPolicy: 'compact', retentionMs: '604800000' })).toEqual({ kind: 'compact' })
    expect(keptOf({ cleanupPolicy: 'compact, delete', retentionMs: '86400000' })).toEqual({ kind: 'both', seconds: 86_400 })
  })

  it('is for ever without any policy, which Kafka 4 allows', () => {
    expect(keptOf({ cleanupPolicy: '', retentionMs: '86400000' })).toEqual({ kind: 'time', seconds: null })
  })

  it('is unknown while the configs are', () => {
    expect(keptOf({ cleanupPolicy: null, retentionMs: null })).toEqual({ kind: 'unknown' })
  })
})
