import type { InvalidateQueryFilters, Query } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ApiProblem } from './api-problem'
import { followCluster } from './events'

class FakeSource extends EventTarget {
  readyState = 0
  isClosed = false
  close() {
    this.isClosed = true
    this.readyState = 2
  }
  opens() {
    this.readyState = 1
    this.dispatchEvent(new Event('open'))
  }
  fails(readyState: 0 | 2) {
    this.readyState = readyState
    this.dispatchEvent(new Event('error'))
  }
  snapshot(cluster: string) {
    const data = JSON.stringify({ cluster, asOf: '2026-03-03T14:32:07.412Z', brokersNotAnswering: [] })
    this.dispatchEvent(new MessageEvent('snapshot', { data }))
  }
}

const sources: FakeSource[] = []
const invalidateQueries = vi.fn((_filters?: InvalidateQueryFilters) => Promise.resolve())
let isHidden = false
let stop: () => void

/** How often this cluster's queries were called out of date. */
const refreshes = () => invalidateQueries.mock.calls.length / 2

beforeEach(() => {
  vi.useFakeTimers()
  sources.length = 0
  isHidden = false
  invalidateQueries.mockClear()
  stop = followCluster('prod', {
    client: { invalidateQueries },
    open: () => {
      const source = new FakeSource()
      sources.push(source)
      return source as unknown as EventSource
    },
    isHidden: () => isHidden,
  })
})
afterEach(() => {
  stop()
  vi.useRealTimers()
})

describe('followCluster', () => {
  it('refreshes on a snapshot of its cluster, and on no other', () => {
    sources[0]?.opens()
    sources[0]?.snapshot('stage')
    expect(refreshes()).toBe(0)
    sources[0]?.snapshot('prod')
    expect(refreshes()).toBe(1)
  })

  it('asks by itself only while there is no stream', () => {
    vi.advanceTimersByTime(30_000)
    expect(refreshes()).toBe(2)
    sources[0]?.opens()
    vi.advanceTimersByTime(60_000)
    expect(refreshes()).toBe(2)
  })

  it('leaves a hidden tab alone', () => {
    sources[0]?.opens()
    isHidden = true
    sources[0]?.snapshot('prod')
    expect(refreshes()).toBe(0)
  })

  it('opens anew after a refusal, less and less often, and not while the browser does so itself', () => {
    sources[0]?.fails(0)
    vi.advanceTimersByTime(5_000)
    expect(sources).toHaveLength(1)
    sources[0]?.fails(2)
    vi.advanceTimersByTime(1_000)
    expect(sources).toHaveLength(2)
    sources[1]?.fails(2)
    vi.advanceTimersByTime(1_000)
    expect(sources).toHaveLength(2)
    vi.advanceTimersByTime(1_000)
    expect(sources).toHaveLength(3)
  })

  it('looks at once when the stream is first refused: the session may have ended', () => {
    sources[0]?.opens()
    sources[0]?.fails(0)
    expect(refreshes()).toBe(0)
    sources[0]?.fails(2)
    expect(refreshes()).toBe(1)
    vi.advanceTimersByTime(1_000)
    sources[1]?.fails(2)
    expect(refreshes(), 'and not again at every try').toBe(1)
  })

  it('asks again for what is missing, and not for what is refused', () => {
    sources[0]?.snapshot('prod')
    const [ofCluster] = invalidateQueries.mock.calls[0] ?? []
    const isAskedAgain = (code: 'forbidden' | 'not-found') =>
      ofCluster?.predicate?.({ state: { error: new ApiProblem({ code, status: 0, title: code }) } } as unknown as Query)
    expect(isAskedAgain('not-found')).toBe(true)
    expect(isAskedAgain('forbidden')).toBe(false)
  })

  it('ends everything when the page is left', () => {
    stop()
    vi.advanceTimersByTime(60_000)
    expect(sources[0]?.isClosed).toBe(true)
    expect(refreshes()).toBe(0)
  })
})
