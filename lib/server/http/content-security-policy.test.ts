import { describe, expect, test } from 'vitest'
import { newNonce, pagePolicy } from './content-security-policy'

const directives = (policy: string) =>
  new Map(
    policy.split('; ').map((directive) => {
      const [name = '', ...values] = directive.split(' ')
      return [name, values] as const
    }),
  )

describe('the policy of a page', () => {
  const built = directives(pagePolicy('abc', { isDevelopment: false }))

  test('lets no script run that has not the nonce', () => {
    expect(built.get('script-src')).toEqual(["'nonce-abc'", "'strict-dynamic'"])
    expect(built.has('script-src-elem') || built.has('script-src-attr')).toBe(false)
  })

  test('forbids what is not named, frames around it, and another base', () => {
    expect(built.get('default-src')).toEqual(["'none'"])
    expect(built.get('frame-ancestors')).toEqual(["'none'"])
    expect(built.get('base-uri')).toEqual(["'none'"])
    expect(built.get('object-src')).toEqual(["'none'"])
    expect(built.get('form-action')).toEqual(["'self'"])
  })

  test('allows eval and styles without a nonce to a development server alone', () => {
    const developed = directives(pagePolicy('abc', { isDevelopment: true }))
    expect(developed.get('script-src')).toContain("'unsafe-eval'")
    expect([...built.values()].flat()).not.toContain("'unsafe-eval'")
    expect(built.get('style-src')).toEqual(["'self'", "'nonce-abc'"])
  })
})

test('a nonce has 128 bits and is never the same', () => {
  const nonces = Array.from({ length: 100 }, newNonce)
  expect(new Set(nonces).size).toBe(100)
  for (const nonce of nonces) expect(Buffer.from(nonce, 'base64')).toHaveLength(16)
})
