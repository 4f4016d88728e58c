import { afterEach, describe, expect, it, vi } from 'vitest'
import { pageCode, scriptsOf } from './page-code'

afterEach(() => vi.unstubAllGlobals())

describe('the code of a page', () => {
  it('is the same in whatever order its scripts come, and with whatever nonce', () => {
    const one = '<script src="/a.js" async="" nonce="x"></script><script nonce="x">run()</script><script async src="/b.js"></script>'
    const other = '<script src="/b.js" nonce="y"></script><script src="/a.js"></script><script src="/a.js"></script>'
    expect(scriptsOf(one)).toBe(scriptsOf(other))
    expect(scriptsOf(one)).not.toBe(scriptsOf(one.replace('/a.js', '/c.js')))
  })

  it('is not known where the console does not answer', async () => {
    vi.stubGlobal('window', { location: { href: 'http://wall.example/' } })
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('<h1>502</h1>', { status: 502 })))
    expect(await pageCode()).toBeNull()
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed')))
    expect(await pageCode()).toBeNull()
  })
})
