import { afterEach, describe, expect, it, vi } from 'vitest'
import { operations } from '../contract/operations'
import { call, urlOf } from './api'
import { ApiProblem } from './api-problem'

const assign = vi.fn()
function answer(body: unknown, init: ResponseInit = {}) {
  const fetch = vi.fn<typeof globalThis.fetch>(() => Promise.resolve(new Response(body === null ? null : JSON.stringify(body), init)))
  vi.stubGlobal('fetch', fetch)
  vi.stubGlobal('window', { location: { pathname: '/clusters/prod', search: '?q=a', assign } })
  return fetch
}
const problem = (status: number, code: string) => ({ type: 'about:blank', title: 'No', status, code })
const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: unknown) => error,
  )

afterEach(() => {
  vi.unstubAllGlobals()
  assign.mockClear()
})

describe('urlOf', () => {
  it('writes names as one segment each and leaves out what is not asked for', () => {
    expect(urlOf('/clusters/{cluster}/groups/{group}', { cluster: 'prod', group: 'a/b' }, { q: '', limit: 5 })).toBe(
      '/clusters/prod/groups/a%2Fb?limit=5',
    )
    expect(urlOf('/groups/{group}', { group: '' })).toBe('/groups/~')
    expect(urlOf('/history', {}, { groups: ['a,b', ''], from: undefined })).toBe('/history?groups=a%2Cb&groups=')
  })

  it('refuses a path with a hole', () => expect(() => urlOf('/clusters/{cluster}')).toThrow('needs cluster'))
})

describe('call', () => {
  it('answers what the contract says', async () => {
    answer({ items: [] })
    await expect(call(operations.listTokens)).resolves.toEqual({ items: [] })
  })

  it('answers nothing where there is no content', async () => {
    answer(null, { status: 204 })
    await expect(call(operations.signOut)).resolves.toBeUndefined()
  })

  it('does not pass on what the contract does not know', async () => {
    answer({ items: [{ id: 1 }] })
    expect(await failure(call(operations.listTokens))).toMatchObject({ code: 'unreadable' })
  })

  it('throws the problem with its code, fields and pause', async () => {
    answer({ ...problem(429, 'rate-limited'), fields: [{ path: 'name', message: 'x' }] }, { status: 429, headers: { 'retry-after': '42' } })
    const error = await failure(call(operations.signIn, { body: { name: 'a', password: 'b' } }))
    expect(error).toBeInstanceOf(ApiProblem)
    expect(error).toMatchObject({ code: 'rate-limited', retryAfterSeconds: 42, fields: [{ path: 'name', message: 'x' }] })
  })

  it('says what has moved since a plan was made', async () => {
    const differences = [{ what: 'committed payments-0', planned: '5', now: null }]
    answer({ ...problem(409, 'conflict'), differences }, { status: 409 })
    expect(await failure(call(operations.applyChange, { params: { cluster: 'prod' }, body: { planId: 'p' } }))).toMatchObject({
      differences,
    })
  })

  it.each([404, 502, 503, 504])('takes a %i that is no problem+json for a proxy that does not reach the console', async (status) => {
    answer('<html>', { status })
    expect(await failure(call(operations.listTokens))).toMatchObject({ code: 'unavailable', status, isPassing: true })
  })

  it('believes the console when it says that something is not there', async () => {
    answer(problem(404, 'not-found'), { status: 404 })
    expect(await failure(call(operations.listTokens))).toMatchObject({ code: 'not-found', isPassing: false })
  })

  it('leads to the sign-in page, and back, when the session has ended', async () => {
    answer(problem(401, 'unauthenticated'), { status: 401 })
    await failure(call(operations.listTokens))
    expect(assign).toHaveBeenCalledWith('/login?next=%2Fclusters%2Fprod%3Fq%3Da')
  })

  it('stays on the sign-in page when the password is wrong', async () => {
    answer(problem(401, 'unauthenticated'), { status: 401 })
    await failure(call(operations.signIn, { body: { name: 'a', password: 'b' } }))
    expect(assign).not.toHaveBeenCalled()
  })

  it('gives up a reading that never ends, also in the middle of its answer, and no writing', async () => {
    vi.useFakeTimers()
    const asked = vi.fn<(signal: AbortSignal | null | undefined) => void>()
    const endless = (signal: AbortSignal | null | undefined) =>
      new ReadableStream({ start: (stream) => signal?.addEventListener('abort', () => stream.error(signal.reason)) })
    vi.stubGlobal('fetch', (_url: string, { signal }: RequestInit) => {
      asked(signal)
      return Promise.resolve(new Response(endless(signal)))
    })
    const read = failure(call(operations.listTokens))
    void failure(call(operations.signOut))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(await read).toMatchObject({ code: 'unreachable', isPassing: true })
    expect(asked.mock.calls.map(([signal]) => signal?.aborted)).toEqual([true, false])
    vi.useRealTimers()
  })

  it('tells a console that does not answer from a request that was cancelled', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed')))
    expect(await failure(call(operations.listTokens))).toMatchObject({ code: 'unreachable' })
    const cancelled = AbortSignal.abort()
    expect(await failure(call(operations.listTokens, { signal: cancelled }))).toBeInstanceOf(TypeError)
  })
})
