import { X509Certificate } from 'node:crypto'
import { expect, test } from 'vitest'
import { makeCertificate } from './certificates'

test('a certificate is vouched for by its issuer, and by nobody else', () => {
  const [ca, other] = ['House CA', 'Another CA'].map((commonName) => makeCertificate({ commonName, issuer: null, isCa: true }))
  if (!ca || !other) throw new Error('two CAs')
  const made = makeCertificate({ commonName: 'broker', issuer: ca, hosts: ['kafka.example', '127.0.0.1'] })
  const seen = new X509Certificate(made.certificate)
  expect(seen.subject).toBe('CN=broker')
  expect(seen.issuer).toBe('CN=House CA')
  expect([ca, other].map(({ certificate }) => seen.verify(new X509Certificate(certificate).publicKey))).toEqual([true, false])
  expect(seen.checkIssued(new X509Certificate(ca.certificate))).toBe(true)
  expect(new X509Certificate(ca.certificate).ca).toBe(true)
})

test('it is for the hosts it names, for as long as it says', () => {
  const [notBefore, notAfter] = [new Date('2020-01-01T00:00:00Z'), new Date('2021-02-03T04:05:06Z')]
  const seen = new X509Certificate(
    makeCertificate({ commonName: 'x', issuer: null, hosts: ['kafka.example', '127.0.0.1'], notBefore, notAfter }).certificate,
  )
  expect([seen.checkHost('kafka.example'), seen.checkHost('other.example'), seen.checkIP('127.0.0.1')]).toEqual([
    'kafka.example',
    undefined,
    '127.0.0.1',
  ])
  expect([seen.validFromDate, seen.validToDate]).toEqual([notBefore, notAfter])
})
