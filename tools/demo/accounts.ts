import { randomBytes } from 'node:crypto'

export interface Account {
  name: string
  password: string
  token: string
}

const ROLES = ['viewer', 'operator', 'admin'] as const
export type Accounts = Record<(typeof ROLES)[number], Account>

/** One person and one token for each role, made by the admin through the console's own API. */
export async function createAccounts(url: string, admin: { name: string; password: string }): Promise<Accounts> {
  const signedIn = await post(url, '/api/v1/session', admin)
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const account = async (role: (typeof ROLES)[number]): Promise<Account> => {
    const person = role === 'admin' ? admin : { name: role, password: randomBytes(12).toString('base64url') }
    if (role !== 'admin') await post(url, '/api/v1/users', { ...person, role }, cookie)
    const created = await post(url, '/api/v1/tokens', { name: `demo ${role}`, role }, cookie)
    const { token } = (await created.json()) as { token: string }
    return { ...person, token }
  }
  return { viewer: await account('viewer'), operator: await account('operator'), admin: await account('admin') }
}

async function post(url: string, path: string, body: unknown, cookie?: string): Promise<Response> {
  const response = await fetch(url + path, {
    method: 'POST',
    // `origin`: as a browser on that page would send it; without, the console takes a cookie for a forgery.
    headers: { 'content-type': 'application/json', origin: url, ...(cookie ? { cookie } : {}) },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`POST ${path} answered ${response.status}: ${await response.text()}`)
  return response
}
