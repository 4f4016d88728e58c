import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { APIRequestContext } from '@playwright/test'
import { endpoints } from '../../lib/contract/endpoints'
import { expect, test } from '../fixtures/console'
import { unique, withGroup, withTopic } from '../fixtures/kafka'
import { schemathesisConfig } from '../fixtures/schemathesis-config'

const COMMAND = process.env['HIGHWATER_TEST_SCHEMATHESIS'] ?? ''
/** To go through what failed once more: HIGHWATER_TEST_SEED=… npm test -- api */
const SEED = Number(process.env['HIGHWATER_TEST_SEED'] ?? randomInt(2 ** 31))
/** Of each operation and phase. */
const EXAMPLES = Number(process.env['HIGHWATER_TEST_EXAMPLES'] ?? 25)
const MOST_SECONDS = 240
const MOST_SHOWN = 20_000

const topic = unique('fuzzed')
const group = unique('fuzzed')

test.beforeAll(async () => {
  await withTopic(topic, 3, 30)
  await withGroup(group, topic, 5)
})

async function make(api: APIRequestContext, path: string, data: object): Promise<Record<string, unknown>> {
  const answer = await api.post(path, { data })
  expect(answer.ok(), await answer.text()).toBe(true)
  return (await answer.json()) as Record<string, unknown>
}

/** Names of things that are there, so that not every call ends at a 404. What may be removed is nobody else's. */
async function namesToTry(api: APIRequestContext): Promise<Record<string, string[]>> {
  await expect.poll(async () => (await api.get(`/api/v1/clusters/test/groups/${group}`)).status(), { timeout: 15_000 }).toBe(200)
  const service = { title: 'Fuzzed', cluster: 'test', groups: [group], targetSeconds: 60 }
  const boards = await Promise.all(
    [1, 2, 3, 4].map(() => make(api, endpoints.createBoard.path, { name: unique('board'), services: [service] })),
  )
  const tokens = await Promise.all([1, 2].map(() => make(api, endpoints.createToken.path, { name: unique('token'), role: 'viewer' })))
  const user = { name: unique('user'), role: 'viewer', password: unique('password') }
  const idOf = ({ id }: Record<string, unknown>) => String(id)
  // The first stays: it is seen by its link.
  const [seen, ...board] = boards.map(idOf)
  const [stays, share] = await Promise.all([seen, board[0]].map((id) => make(api, `/api/v1/boards/${id}/shares`, {})))
  return {
    cluster: ['test', 'limited'],
    broker: ['1', '2', '3'],
    topic: [topic],
    group: [group],
    partition: ['0', '1', '2'],
    change: [await aChange(api)],
    kind: await kinds(api),
    board,
    share: [idOf(share?.['share'] as Record<string, unknown>)],
    user: [idOf(await make(api, endpoints.createUser.path, user))],
    token: tokens.map(({ item }) => idOf(item as Record<string, unknown>)),
    shared: [String(stays?.['token'])],
    role: ['viewer', 'operator'],
    silent: ['127.0.0.1:1'],
    silentUrl: ['http://127.0.0.1:1/token'],
  }
}

async function kinds(api: APIRequestContext): Promise<string[]> {
  const { items } = (await (await api.get(endpoints.listChangeKinds.path)).json()) as { items: { kind: string }[] }
  return items.map(({ kind }) => kind)
}

async function aChange(api: APIRequestContext): Promise<string> {
  const changes = '/api/v1/clusters/test/changes'
  const input = { group, to: { type: 'shift', by: '-1' } }
  const { plan } = (await make(api, `${changes}/plan`, { kind: 'group.reset-offsets', input })) as { plan: { id: string } }
  const { change } = (await make(api, changes, { planId: plan.id })) as { change: { id: string } }
  const state = async () => ((await (await api.get(`${changes}/${change.id}`)).json()) as { change: { state: string } }).change.state
  await expect.poll(state).toBe('done')
  return change.id
}

for (const role of ['admin', 'viewer'] as const) {
  test(`with the token of ${role} no answer is a failure of the server, and none is other than the OpenAPI document says`, async ({
    api,
    baseURL,
  }) => {
    test.setTimeout((MOST_SECONDS + 120) * 1000)
    expect(COMMAND, 'Schemathesis could not be had: it takes python3 and pip with a way out').not.toBe('')
    const names = await namesToTry(api)
    const { token } = (await make(api, endpoints.createToken.path, { name: unique(role), role })) as { token: string }

    const dir = resolve('test-results/schemathesis', role)
    mkdirSync(dir, { recursive: true })
    const config = `${dir}/schemathesis.toml`
    writeFileSync(config, schemathesisConfig(names, EXAMPLES))
    // Its wrong passwords are those of another address: the tests sign in from here.
    const headers = [`Authorization: Bearer ${token}`, 'X-Forwarded-For: 192.0.2.1'].flatMap((header) => ['--header', header])
    const args = ['--config-file', config, 'run', `${baseURL}/api/v1/openapi.json`, ...headers]
    const output = `${dir}/output.txt`
    const file = openSync(output, 'w')
    const child = spawn(COMMAND, [...args, '--no-color', '--seed', String(SEED), '--report-json-path', `${dir}/report.json`], {
      cwd: dir,
      stdio: ['ignore', file, file],
    })
    const code = await new Promise<number | null>((done) => child.once('close', done))
    const [progress = '', ...findings] = readFileSync(output, 'utf8').split(/^(?==+ (?:ERRORS|FAILURES|WARNINGS|SUMMARY) )/m)
    process.stdout.write(`${(code === 0 ? findings.at(-1) : findings.join('') || progress)?.slice(0, MOST_SHOWN) ?? ''}\n`)
    expect(code, `Schemathesis found something, see ${output}; to repeat it: HIGHWATER_TEST_SEED=${SEED}`).toBe(0)
    // A run that lost its token has tried nothing but 401.
    const who = await fetch(`${baseURL}${endpoints.getSession.path}`, { headers: { authorization: `Bearer ${token}` } })
    expect(who.status).toBe(200)
  })
}
