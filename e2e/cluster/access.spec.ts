import { ADMIN, VIEWER } from '../fixtures/accounts'
import { expect, signIn, test } from '../fixtures/console'
import { unique, withGroup, withTopic } from '../fixtures/kafka'

test('signs in, comes back to the page that was asked for, and signs out', async ({ page }) => {
  await page.goto('/clusters/test/brokers')
  await expect(page).toHaveURL(/\/login\?next=/)
  await page.getByLabel('Name').fill(ADMIN.name)
  await page.getByLabel('Password').fill(ADMIN.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(/\/clusters\/test\/brokers/)
  await expect(page.getByText('eu-1b').filter({ visible: true }).first()).toBeVisible()
  await page.getByRole('button', { name: ADMIN.name }).click()
  await page.getByRole('menuitem', { name: /sign out/i }).click()
  await expect(page).toHaveURL(/\/login/)
  expect((await page.request.get('/api/v1/session')).status()).toBe(401)
})

test('a wrong password is refused in plain words', async ({ page }) => {
  await page.goto('/login')
  await page.getByLabel('Name').fill('nobody')
  await page.getByLabel('Password').fill('not this one')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText(/wrong/i).first()).toBeVisible()
})

test('a viewer is not shown tokens, and the server refuses them too', async ({ asViewer: page }) => {
  await page.goto('/clusters/test')
  await expect(page.getByText(VIEWER.name).first()).toBeVisible()
  await expect(page.getByRole('link', { name: 'Access' })).toHaveCount(0)
  expect((await page.request.get('/api/v1/tokens')).status()).toBe(403)
})

test('a token works until it is revoked', async ({ api, playwright, baseURL }) => {
  const made = (await (await api.post('/api/v1/tokens', { data: { name: 'ci', role: 'viewer' } })).json()) as {
    token: string
    item: { id: string }
  }
  const script = await playwright.request.newContext({
    baseURL: baseURL ?? '',
    extraHTTPHeaders: { authorization: `Bearer ${made.token}` },
  })
  expect((await script.get('/api/v1/clusters')).status()).toBe(200)
  expect((await script.get('/api/v1/tokens')).status()).toBe(403)
  expect((await api.delete(`/api/v1/tokens/${made.item.id}`)).status()).toBe(204)
  expect((await script.get('/api/v1/clusters')).status()).toBe(401)
  await script.dispose()
})

test.describe('a role for some names', () => {
  const prefix = unique('orders')
  const topic = `${prefix}.events`
  const own = `${prefix}-billing`
  const foreignTopic = unique('ledger')
  const foreign = unique('ledger-reader')
  const tomasz = { name: unique('tomasz'), password: 'one-more-password-for-tests' }
  const title = `Team of ${prefix}`

  test.beforeAll(async () => {
    await withTopic(topic, 1, 10)
    await withTopic(foreignTopic, 1, 10)
    await withGroup(own, topic, 4)
    await withGroup(foreign, foreignTopic, 4)
  })

  test('is made by an admin, given to a person, and is all that this person then has', async ({ asAdmin: admin, browser, baseURL }) => {
    await admin.goto('/access/roles')
    await admin.getByRole('link', { name: 'New role' }).click()
    await admin.getByRole('textbox', { name: 'Name' }).fill(title)
    for (const act of [/^see clusters/, /^see topics/, /^see groups/, /^see changes/, /^reset offsets/])
      await admin.getByRole('checkbox', { name: act }).check()
    await admin.getByRole('radio', { name: 'Only these' }).check()
    await admin.getByRole('textbox', { name: 'Clusters' }).fill('test')
    await admin.getByRole('radio', { name: /Only what is named here/ }).check()
    await admin.getByRole('textbox', { name: 'Topics' }).fill(`${prefix}.*`)
    await admin.getByRole('textbox', { name: 'Groups', exact: true }).fill(`${prefix}-*`)
    await expect(admin.getByText(`Matches 1 in Test now: `).first()).toBeVisible()
    await admin.getByRole('button', { name: 'Create the role' }).click()
    await expect(admin.getByText(new RegExp(`May see groups and reset offsets of groups ${prefix}-\\* in test`))).toBeVisible()

    await admin.goto('/access')
    await admin.getByRole('button', { name: 'Add a person' }).click()
    const dialog = admin.getByRole('dialog')
    await dialog.getByLabel('Name').fill(tomasz.name)
    await dialog.getByLabel('Password').fill(tomasz.password)
    const choice = dialog.getByRole('radio', { name: title })
    // More roles than a few are a list to choose from; which it is, is known once this one has come.
    await expect(choice.or(dialog.getByRole('option', { name: title })).first()).toBeAttached()
    if (await choice.count()) await choice.check()
    else await dialog.getByRole('combobox', { name: 'Role' }).selectOption({ label: title })
    await dialog.getByRole('button', { name: 'Add the person' }).click()
    await expect(admin.getByText(tomasz.name).first()).toBeVisible()

    const theirs = await browser.newContext({ baseURL: baseURL ?? '' })
    const page = await theirs.newPage()
    await signIn(page, tomasz)

    // Only what is theirs: one cluster of two, their group, their topic, and no link to what they may not see.
    await page.goto('/clusters/test/groups')
    await expect(page.getByRole('link', { name: own })).toBeVisible()
    await expect(page.getByText(foreign)).toHaveCount(0)
    const sidebar = page.getByRole('navigation', { name: 'Cluster', exact: true })
    await expect(sidebar.getByRole('link', { name: /Topics/ })).toBeVisible()
    await expect(sidebar.getByRole('link', { name: /Brokers|Transactions|Quorum/ })).toHaveCount(0)
    await expect(page.getByRole('link', { name: 'Access' })).toHaveCount(0)
    await page.goto('/clusters/test/topics')
    await expect(page.getByRole('link', { name: topic })).toBeVisible()
    await expect(page.getByText(foreignTopic)).toHaveCount(0)
    const listed = (await (await page.request.get('/api/v1/clusters')).json()) as { items: { id: string }[] }
    expect(listed.items.map(({ id }) => id)).toEqual(['test'])

    // Theirs may be reset; creating a topic may not, and they are told why and who can.
    await page.goto(`/clusters/test/groups/${own}`)
    await page.getByRole('button', { name: 'Reset offsets…' }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.goto('/clusters/test/topics')
    const create = page.getByRole('button', { name: 'Create topic' })
    // That it may not is known in the browser alone: by then the button hears of the focus.
    await expect(create).toHaveAttribute('aria-disabled', 'true')
    await create.focus()
    await expect(create).toHaveAccessibleDescription(
      new RegExp(`Changing topics needs the operator role. .*operator, admin.*${ADMIN.name}`),
    )

    // Another group is not shown at all; its page says what it would take, and who has that.
    await page.goto(`/clusters/test/groups/${foreign}`)
    await expect(page.getByText(/needs the permission groups:read on the group/)).toBeVisible()
    await page.getByRole('button', { name: 'Who can?' }).click()
    await expect(page.getByText(new RegExp(`viewer.*operator.*admin.* can: .*${ADMIN.name}`))).toBeVisible()
    // So is its reset, when it is asked for past the pages.
    const refused = await page.request.post('/api/v1/clusters/test/changes/plan', {
      data: { kind: 'group.reset-offsets', input: { group: foreign, to: { type: 'earliest' } } },
      headers: { origin: baseURL ?? '' },
    })
    expect(refused.status()).toBe(403)
    const problem = (await refused.json()) as { needs: Record<string, string> }
    expect(problem.needs).toEqual({ permission: 'offsets:write', cluster: 'test', type: 'group', name: foreign })
    const who = (await (await page.request.get(`/api/v1/who-may?${new URLSearchParams(problem.needs).toString()}`)).json()) as {
      may: boolean
      people: string[]
    }
    expect(who.may).toBe(false)
    expect(who.people).toContain(ADMIN.name)
    expect(who.people).not.toContain(tomasz.name)

    // The admin sees the same from the other side.
    await admin.goto(`/access/who-can?cluster=test&type=group&name=${own}&act=offsets:write`)
    const answer = admin.getByRole('region', { name: 'The answer' })
    await expect(answer.getByRole('listitem').filter({ hasText: tomasz.name })).toContainText(`by the role ${title}`)
    await admin.goto(`/access/who-can?cluster=test&type=group&name=${foreign}&act=offsets:write`)
    await expect(answer.getByRole('listitem').filter({ hasText: ADMIN.name })).toBeVisible()
    await expect(answer.getByRole('listitem').filter({ hasText: tomasz.name })).toHaveCount(0)
    await theirs.close()
  })

  test('a token is refused outside its scope, and everywhere once it has expired', async ({ api, playwright, baseURL }) => {
    const created = async (data: object) => {
      const answer = await api.post('/api/v1/tokens', { data })
      expect(answer.status(), await answer.text()).toBe(201)
      const { token } = (await answer.json()) as { token: string }
      return playwright.request.newContext({ baseURL: baseURL ?? '', extraHTTPHeaders: { authorization: `Bearer ${token}` } })
    }
    const plan = (group: string) => ({ data: { kind: 'group.reset-offsets', input: { group, to: { type: 'earliest' } } } })
    const reads = ['clusters:read', 'groups:read', 'topics:read', 'changes:read']
    const scope = { permissions: [...reads, 'offsets:write'], clusters: ['test'], groups: [`${prefix}-*`], topics: [`${prefix}.*`] }
    const script = await created({ name: unique('scoped'), role: 'operator', scope })
    // The console sees a group at its next look.
    await expect.poll(async () => (await script.get(`/api/v1/clusters/test/groups/${own}`)).status()).toBe(200)
    expect((await script.post('/api/v1/clusters/test/changes/plan', plan(own))).status()).toBe(200)
    for (const path of [`/test/groups/${foreign}`, '/limited/groups', '/test/brokers'])
      expect((await script.get(`/api/v1/clusters${path}`)).status(), path).toBe(403)
    expect((await script.post('/api/v1/clusters/test/changes/plan', plan(foreign))).status()).toBe(403)
    await script.dispose()

    const brief = await created({ name: unique('brief'), role: 'viewer', expiresAt: new Date(Date.now() + 1_500).toISOString() })
    await expect.poll(async () => (await brief.get('/api/v1/clusters')).status(), { timeout: 10_000 }).toBe(401)
    await brief.dispose()
  })
})
