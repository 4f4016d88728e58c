import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { isIP } from 'node:net'

/** X.509 (RFC 5280) as far as tests of TLS need it: P-256 keys, one common name, names of hosts. */

/** PEM, and the common name. */
export interface Certificate {
  commonName: string
  certificate: string
  key: string
}

interface Wish {
  commonName: string
  /** null: it signs itself. */
  issuer: Certificate | null
  /** Host names and IPv4 addresses it is for. */
  hosts?: string[]
  isCa?: boolean
  /** From a day ago to ten years from now, unless told otherwise. */
  notBefore?: Date
  notAfter?: Date
}

const DAY_MS = 86_400_000
const ECDSA_SHA256 = Buffer.from('06082a8648ce3d040302', 'hex')
const COMMON_NAME = Buffer.from('0603550403', 'hex')
const BASIC_CONSTRAINTS = Buffer.from('0603551d13', 'hex')
const ALTERNATIVE_NAMES = Buffer.from('0603551d11', 'hex')
const TRUE = Buffer.from('0101ff', 'hex')

/** A new key, and a certificate of it. */
export function makeCertificate({ commonName, issuer, hosts = [], isCa = false, ...dates }: Wish): Certificate {
  const { notBefore = new Date(Date.now() - DAY_MS), notAfter = new Date(Date.now() + 3_650 * DAY_MS) } = dates
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const key = String(privateKey.export({ type: 'pkcs8', format: 'pem' }))
  const constraints = extension(BASIC_CONSTRAINTS, sequence(...(isCa ? [TRUE] : [])))
  const names = hosts.length === 0 ? [] : [extension(ALTERNATIVE_NAMES, sequence(...hosts.map(hostName)))]
  const body = sequence(
    tagged(0xa0, Buffer.from('020102', 'hex')),
    // Of 16 bytes, positive and without a zero in front.
    tagged(0x02, Buffer.from([1]), randomBytes(15)),
    sequence(ECDSA_SHA256),
    distinguishedName(issuer?.commonName ?? commonName),
    sequence(time(notBefore), time(notAfter)),
    distinguishedName(commonName),
    spki(publicKey),
    tagged(0xa3, sequence(constraints, ...names)),
  )
  const signature = sign('sha256', body, issuer?.key ?? key)
  const whole = sequence(body, sequence(ECDSA_SHA256), tagged(0x03, Buffer.from([0]), signature))
  return { commonName, key, certificate: pem(whole) }
}

/** Tag, length, content (DER). */
function tagged(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}

function sequence(...parts: Buffer[]): Buffer {
  return tagged(0x30, ...parts)
}

function distinguishedName(commonName: string): Buffer {
  return sequence(tagged(0x31, sequence(COMMON_NAME, tagged(0x0c, Buffer.from(commonName)))))
}

/** Two digits of the year: good until 2049. */
function time(date: Date): Buffer {
  const [digits = ''] = date.toISOString().slice(2).replaceAll(/[-:T]/g, '').split('.')
  return tagged(0x17, Buffer.from(`${digits}Z`))
}

function spki(publicKey: KeyObject): Buffer {
  return publicKey.export({ type: 'spki', format: 'der' })
}

function extension(id: Buffer, value: Buffer): Buffer {
  return sequence(id, tagged(0x04, value))
}

function hostName(host: string): Buffer {
  return isIP(host) === 4 ? tagged(0x87, Buffer.from(host.split('.').map(Number))) : tagged(0x82, Buffer.from(host))
}

function pem(der: Buffer): string {
  return `-----BEGIN CERTIFICATE-----\n${(der.toString('base64').match(/.{1,64}/g) ?? []).join('\n')}\n-----END CERTIFICATE-----\n`
}
