import { expect, test } from 'vitest'
import { z } from 'zod'
import { hasSecrets, redact, secret } from './secret'

const schema = z.object({ user: z.string(), salted: secret(z.string()), perhaps: secret(z.string()).optional() })

test('a secret field is said to be there, and never what it is', () => {
  expect(redact(schema, { user: 'anna', salted: 's3cret', perhaps: 'too' })).toEqual({
    user: 'anna',
    salted: { redacted: true },
    perhaps: { redacted: true },
  })
})

test('a field that the schema does not know is not shown', () => {
  expect(redact(schema, { other: 's3cret' })).toEqual({ other: { redacted: true } })
})

test('a kind with secrets is told from one without', () => {
  expect(hasSecrets(schema)).toBe(true)
  expect(hasSecrets(z.object({ topic: z.string() }))).toBe(false)
})
