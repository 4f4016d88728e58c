import { readFileSync } from 'node:fs'
import type { APIRequestContext } from '@playwright/test'
import { SECRETS_FILE } from '../fixtures/accounts'
import { CONSOLE_USER } from '../../cluster/access/services'
import { allReads } from '../fixtures/all-reads'
import { expect, test } from '../fixtures/console'
import { tool, unique, withTopic } from '../fixtures/kafka'

const secrets = JSON.parse(readFileSync(SECRETS_FILE, 'utf8')) as string[]
const topic = unique('secretive')
const group = unique('secretive')

/** A board of the group, and the secret of a link to it. */
async function sharedBoard(api: APIRequestContext): Promise<{ board: string; token: string }> {
  const service = { title: 'Secretive', cluster: 'test', groups: [group], targetSeconds: 60 }
  const made = await api.post('/api/v1/boards', { data: { name: unique('board'), services: [service] } })
  expect(made.status(), await made.text()).toBe(201)
  const { id: board } = (await made.json()) as { id: string }
  const shared = await api.post(`/api/v1/boards/${board}/shares`)
  expect(shared.status(), await shared.text()).toBe(201)
  const { token } = (await shared.json()) as { token: string }
  return { board, token }
}

test('no answer of the API and no page holds a password', async ({ asAdmin: page, api }) => {
  expect(secrets.length).toBeGreaterThan(5)
  await withTopic(topic, 1, 1)
  await tool('kafka-consumer-groups', '--group', group, '--topic', topic, '--reset-offsets', '--to-earliest', '--execute')
  await expect.poll(async () => (await api.get(`/api/v1/clusters/test/groups/${group}`)).status(), { timeout: 15_000 }).toBe(200)
  const { board, token } = await sharedBoard(api)
  // A page does not wait long for what it is the first to look at: the configs may come with a later answer.
  await expect.poll(async () => (await api.get('/api/v1/clusters/test/brokers/2')).text()).toContain('sasl.jaas.config')
  const texts: [what: string, text: string][] = []
  for (const { path, url } of allReads({ cluster: 'test', broker: '2', topic, group, user: CONSOLE_USER, partition: '0', board, token })) {
    const answer = await api.get(url)
    expect(answer.status(), path).toBe(200)
    texts.push([path, await answer.text()])
  }
  // The broker's own configs do hold a password: Kafka marks it sensitive and gives none out.
  expect(texts.find(([path]) => path.endsWith('/brokers/{broker}'))?.[1]).toContain('sasl.jaas.config')
  for (const path of ['/clusters/test', '/clusters/test/brokers/2/configs', '/access']) {
    await page.goto(path)
    await expect(page.locator('h1')).toHaveCount(1)
    texts.push([path, await page.content()])
  }
  for (const [what, text] of texts) {
    for (const secret of [...secrets, 'plain-secret']) expect(text.includes(secret), `${what} holds a password`).toBe(false)
  }
})

test('an answer names no more than it must when something fails', async ({ api }) => {
  const answer = await api.get('/api/v1/clusters/test/topics/there-is-no-such-topic')
  expect(answer.status()).toBe(404)
  expect(answer.headers()['content-type']).toContain('application/problem+json')
  expect(await answer.json()).toMatchObject({ status: 404, code: 'not-found', requestId: expect.any(String) })
})
