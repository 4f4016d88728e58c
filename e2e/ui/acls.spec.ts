import { type Page, expect } from '@playwright/test'
import { WITH_ACL_CHANGES } from '../fixtures/business/acl-changes'
import { MANY_ACLS, findings, findingsOf } from '../fixtures/business/acls'
import { FINE } from '../fixtures/business/answers'
import { CLUSTER } from '../fixtures/business/cluster'
import { PHONE } from '../fixtures/looks'
import { own, test } from '../fixtures/ui'

const at = (path: string) => `/clusters/${CLUSTER}/acls${path}`
const cell = (page: Page, name: string | RegExp) => page.getByRole('gridcell', { name })

/** The plan that is asked for by an act. */
async function askedBy(page: Page, act: () => Promise<void>): Promise<unknown> {
  const asked = page.waitForRequest((request) => request.url().endsWith('/changes/plan'))
  await act()
  return (await asked).postDataJSON()
}

test('cells of the matrix say in words what their letters say, arrows move between them and Enter asks', async ({
  page,
  withAnswers,
  errors,
}) => {
  await withAnswers(FINE)
  await page.goto(at(''))
  await expect(cell(page, 'bi-reader, topic ledger: read denied')).toBeVisible()
  await expect(cell(page, 'price-engine, topic inventory: read allowed, from some hosts only')).toBeVisible()
  await expect(cell(page, 'mirror-maker, topic orders: everything allowed by a wider rule')).toBeVisible()
  const first = cell(page, /^bi-reader, topic inventory:/)
  await first.focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  await expect(cell(page, /^clickstream, topic ledger:/)).toBeFocused()
  await page.keyboard.press('End')
  await expect(cell(page, /^clickstream, transactional ids that begin with ledger-/)).toBeFocused()
  await page.keyboard.press('Control+Home')
  await expect(first).toBeFocused()
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/who=User:bi-reader&act=READ&on=TOPIC&name=payments/)
  await expect(page.getByRole('heading', { name: 'Can bi-reader read payments?' })).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'A deny rule matches' })).toHaveAttribute('aria-current', 'step')
  expect(own(errors)).toEqual([])
})

test('of a large cluster one page of principals and one of resources is drawn', async ({ page, withAnswers, errors }) => {
  const api = await withAnswers({ ...FINE, ...MANY_ACLS })
  await page.goto(at(''))
  await expect(page.getByRole('gridcell').first()).toBeVisible()
  expect(await page.getByRole('gridcell').count()).toBeLessThanOrEqual(50 * 24)
  await expect(page.getByText('1–50 of 200 principals')).toBeVisible()
  await page.getByRole('button', { name: 'Next principals' }).click()
  await expect(page.getByText('51–100 of 200 principals')).toBeVisible()
  await expect(page.getByRole('rowheader', { name: 'tenant-050.service' })).toBeVisible()
  await page.getByRole('button', { name: 'Next resources' }).click()
  await expect(page.getByText(/^25–48 of/)).toBeVisible()
  await page.getByRole('button', { name: 'Principals before' }).click()
  await expect(page.getByRole('rowheader', { name: 'tenant-000.service' })).toBeVisible()
  for (const { id, query } of api.asked) if (id === 'listAcls') expect(Number(query['limit'])).toBeLessThanOrEqual(1000)
  expect(own(errors)).toEqual([])
})

test('a search keeps what wider rules say in the cells it leaves', async ({ page, withAnswers }) => {
  await withAnswers(FINE)
  await page.goto(at('?q=payments'))
  await expect(page.getByRole('rowheader', { name: 'payments-api' })).toBeVisible()
  await expect(cell(page, 'payments-api, topics that begin with customers.: read allowed')).toBeVisible()
  await page.goto(at('?type=TOPIC&q=fraud'))
  await expect(cell(page, 'fraud-scoring, topic ledger: read denied')).toBeVisible()
  await expect(page.getByRole('columnheader', { name: 'all groups' })).toHaveCount(0)
})

test('who is asked about is typed in, and a principal without a type is a user', async ({ page, withAnswers }) => {
  const api = await withAnswers(FINE)
  await page.goto(at(''))
  await page.getByRole('button', { name: 'Ask', exact: true }).click()
  await expect(page.getByRole('textbox', { name: 'Principal' })).toBeFocused()
  await expect(page.getByText('This needs a name.')).toBeVisible()
  await page.getByRole('textbox', { name: 'Principal' }).fill('fraud-scoring')
  await page.getByRole('textbox', { name: 'Name' }).fill('payments')
  await page.getByRole('textbox', { name: 'Host' }).fill('10.4.2.29')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Can fraud-scoring read payments?' })).toBeVisible()
  await expect
    .poll(() => api.asked.findLast(({ id }) => id === 'explainAccess')?.query)
    .toEqual({
      principal: 'User:fraud-scoring',
      operation: 'READ',
      resourceType: 'TOPIC',
      resourceName: 'payments',
      host: '10.4.2.29',
    })
})

test('on a phone principals are a list, and a line opens the answer over it', async ({ page, withAnswers, errors }) => {
  await page.setViewportSize(PHONE)
  await withAnswers(FINE)
  await page.goto(at(''))
  await page.getByRole('button', { name: 'bi-reader, topic ledger: read denied' }).click()
  await expect(page.getByRole('dialog', { name: 'Can bi-reader read ledger?' })).toBeVisible()
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page).not.toHaveURL(/who=/)
  await page.getByRole('button', { name: 'Explain…' }).click()
  await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Principal' })).toBeVisible()
  expect(own(errors)).toEqual([])
})

test('a preset shows the rules it makes as they are typed, and plans just these', async ({ page, withAnswers }) => {
  await withAnswers(WITH_ACL_CHANGES)
  await page.goto(at(''))
  await page.getByRole('button', { name: 'New rule' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: 'Consumer' }).check()
  await dialog.getByRole('textbox', { name: 'Principal' }).fill('risk')
  await dialog.getByRole('textbox', { name: 'Topics' }).fill('payments')
  await expect(dialog.getByText('It makes 2 rules')).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Groups' }).fill('risk-')
  await dialog.getByRole('radio', { name: 'All names that begin with it' }).check()
  await expect(dialog.getByRole('listitem').filter({ hasText: 'groups that begin with risk-' })).toBeVisible()
  const made = { principal: 'User:risk', host: '*', patternType: 'PREFIXED', permission: 'ALLOW' }
  expect(await askedBy(page, () => dialog.getByRole('button', { name: 'Review' }).click())).toEqual({
    kind: 'acl.create',
    input: {
      bindings: [
        { ...made, resourceType: 'TOPIC', resourceName: 'payments', operation: 'READ' },
        { ...made, resourceType: 'TOPIC', resourceName: 'payments', operation: 'DESCRIBE' },
        { ...made, resourceType: 'GROUP', resourceName: 'risk-', operation: 'READ' },
      ],
    },
  })
})

test('a rule is edited in place by one that is made before the old one goes', async ({ page, withAnswers }) => {
  await withAnswers(WITH_ACL_CHANGES)
  await page.goto(at('?view=rules&principal=User:web-tracker'))
  await page.getByRole('button', { name: /What can be done with this rule: web-tracker/ }).click()
  await page.getByRole('menuitem', { name: 'Edit…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Review' }).click()
  await expect(dialog.getByText('Nothing is different yet.')).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Host' }).fill('10.4.2.29')
  const old = {
    principal: 'User:web-tracker',
    host: '*',
    resourceType: 'TOPIC',
    resourceName: 'page-views',
    patternType: 'LITERAL',
    operation: 'WRITE',
    permission: 'ALLOW',
  }
  expect(await askedBy(page, () => dialog.getByRole('button', { name: 'Review' }).click())).toEqual({
    kind: 'acl.replace',
    input: { create: [{ ...old, host: '10.4.2.29' }], delete: [old] },
  })
})

test('rules that are selected are removed in one change', async ({ page, withAnswers }) => {
  await withAnswers(WITH_ACL_CHANGES)
  await page.goto(at('?view=rules&principal=User:crm'))
  const rows = page.getByRole('row').filter({ hasText: 'crm' })
  await expect(rows).toHaveCount(4)
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  const asked = await askedBy(page, () => page.getByRole('button', { name: 'Remove 2 rules…' }).click())
  expect(asked).toMatchObject({ kind: 'acl.delete', input: { bindings: [{ principal: 'User:crm' }, { principal: 'User:crm' }] } })
})

test('a file is imported as it is, and what it does not mention stays unless somebody says otherwise', async ({ page, withAnswers }) => {
  await withAnswers(WITH_ACL_CHANGES)
  await page.goto(at(''))
  await page.getByRole('button', { name: 'More that can be done with ACLs' }).click()
  await page.getByRole('menuitem', { name: 'Import rules…' }).click()
  const dialog = page.getByRole('dialog')
  const text = '- principal: User:risk\n'
  await dialog.locator('input[type=file]').setInputFiles({ name: 'rules.yaml', mimeType: 'text/yaml', buffer: Buffer.from(text) })
  await expect(dialog.getByRole('radio', { name: 'YAML' })).toBeChecked()
  expect(await askedBy(page, () => dialog.getByRole('button', { name: 'Review' }).click())).toEqual({
    kind: 'acl.import',
    input: { format: 'yaml', text, removeOthers: false },
  })
})

test('a principal found by the search leads to its rules', async ({ page, withAnswers }) => {
  await withAnswers(FINE)
  await page.goto(`/clusters/${CLUSTER}/groups`)
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('svc')
  await page.getByRole('option', { name: /User:svc-payments/ }).click()
  await expect(page).toHaveURL(/\/acls\?principal=User/)
  await expect(page.getByRole('button', { name: /Show every principal again/ })).toBeVisible()
})

test('a user without rules who may be a super user is not to be deleted, and one who is none is', async ({ page, withAnswers, errors }) => {
  const ofNewcomer = findings.filter(({ kind }) => kind === 'user-without-acls')
  const api = await withAnswers({ ...FINE, listAclFindings: (asked) => findingsOf(ofNewcomer, asked) })
  await page.goto(at('?view=findings'))
  const list = page.getByRole('list', { name: 'What is worth a look' })
  await expect(list).toContainText('newcomer can log in and may do nothing by name. Give it rules, or delete the user.')
  const untold = ofNewcomer.map((one) => ({ ...one, unless: ['super-user' as const] }))
  await api.answer({ ...FINE, listAclFindings: (asked) => findingsOf(untold, asked) })
  await page.reload()
  await expect(list).toContainText('No rule names newcomer, and it can log in: it may do nothing, unless it is a super user.')
  await expect(list).not.toContainText('delete')
  expect(own(errors)).toEqual([])
})

test('where topics are not known, what is not compared is said, and nothing is called whole', async ({ page, withAnswers, errors }) => {
  await withAnswers({ ...FINE, listAclFindings: (asked) => findingsOf([], asked, ['matches-nothing']) })
  await page.goto(at('?view=findings'))
  await expect(page.getByText('Not every rule on a topic or group is compared with those there are')).toBeVisible()
  await expect(page.getByText('Every rule matches something')).toHaveCount(0)
  await expect(page.getByText('Users are not compared here')).toHaveCount(0)
  expect(own(errors)).toEqual([])
})
