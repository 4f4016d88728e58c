import type { Page } from '@playwright/test'
import { FINE } from '../fixtures/business/answers'
import { CLUSTER } from '../fixtures/business/cluster'
import { manyRoles, manyTokens, manyUsers } from '../fixtures/business/many-people'
import { tokens, viewer } from '../fixtures/business/people'
import { limited, ordersRole, roles, whoMay } from '../fixtures/business/roles'
import { type Answers, NEVER } from '../fixtures/mock-api'
import { type PageCase, type StateCase, skeleton, withoutAnswer } from './states'

const MANY: Answers = { ...FINE, listUsers: { items: manyUsers }, listRoles: { items: manyRoles }, listTokens: { items: manyTokens } }
const LIMITED: Answers = { ...FINE, getSession: limited }
const REFUSED: StateCase = { answers: { ...FINE, getSession: viewer }, shows: 'Access is for administrators' }
const loading = (...ids: ('listUsers' | 'listTokens' | 'listRoles')[]): StateCase => ({
  answers: { ...FINE, ...Object.fromEntries(ids.map((id) => [id, NEVER])) },
  shows: skeleton,
})
const onlyBuiltIn: Answers = { ...FINE, listRoles: { items: roles.filter(({ origin }) => origin === 'built-in') } }
const press = (name: string) => async (page: Page) => page.getByRole('button', { name, exact: true }).first().click()

/** Who may do what: people, roles, tokens, and the question itself. */
export const ACCESS_CASES: PageCase[] = [
  {
    name: 'access',
    path: '/access',
    states: {
      fine: { answers: FINE, shows: '4 people may sign in; one of them is an admin.' },
      loading: loading('listUsers', 'listRoles'),
      empty: { answers: { ...FINE, listUsers: { items: [] } }, shows: 'Nobody signs in by name.' },
      refused: REFUSED,
      failed: { answers: withoutAnswer('listUsers').failed.answers, shows: 'Request b1f6-77' },
      huge: { answers: MANY, shows: '260 people may sign in; one of them is an admin.' },
    },
  },
  {
    name: 'access-person',
    path: '/access',
    // Not the first, who may be whoever is signed in.
    prepare: (page) =>
      page
        .getByRole('button', { name: /^Change / })
        .nth(1)
        .click(),
    states: {
      fine: { answers: FINE, shows: /ends their sessions at once/ },
      huge: { answers: MANY, shows: (page) => page.getByRole('dialog').getByRole('combobox', { name: 'Role' }) },
    },
  },
  {
    name: 'access-roles',
    path: '/access/roles',
    states: {
      fine: { answers: FINE, shows: 'Three roles are built in; 2 more are yours.' },
      loading: loading('listRoles'),
      empty: { answers: onlyBuiltIn, shows: 'Three roles are built in; there are no others yet.' },
      refused: REFUSED,
      failed: { answers: withoutAnswer('listRoles').failed.answers, shows: 'Request b1f6-77' },
      huge: { answers: MANY, shows: '10 more are yours' },
    },
  },
  {
    name: 'access-role',
    path: '/access/roles/orders-dev',
    states: {
      fine: { answers: FINE, shows: /Orders team is held by one person and one token, and by whoever is in one of 2 groups/ },
      loading: loading('listRoles'),
      empty: { answers: FINE, shows: 'Nobody holds it by name.', path: '/access/roles/auditors' },
      'refused-part': {
        answers: {
          ...FINE,
          listRoles: {
            items: [{ ...ordersRole, grants: ordersRole.grants.map((grant) => ({ ...grant, topics: [], groups: ['orders-*'] })) }],
          },
        },
        shows: /May see topics and see configs of no topic: this grant names none/,
      },
      huge: { answers: MANY, shows: /and by whoever is in one group/, path: '/access/roles/team-3' },
    },
  },
  {
    name: 'access-role-built-in',
    path: '/access/roles/operator',
    states: { fine: { answers: FINE, shows: /May look at everything and operate in every cluster/ } },
  },
  {
    name: 'access-role-edit',
    path: '/access/roles/orders-dev/edit',
    states: {
      fine: { answers: FINE, shows: /Counts at once for all 2 who hold it/ },
      trouble: { answers: FINE, shows: 'What a built-in role allows is fixed.', path: '/access/roles/viewer/edit' },
      refused: REFUSED,
    },
  },
  {
    name: 'access-new-role',
    path: '/access/new-role',
    prepare: async (page) => {
      await page.getByRole('textbox', { name: 'Name' }).fill('Ledger readers')
      await page.getByRole('checkbox', { name: /^see topics/ }).check()
      await page.getByRole('checkbox', { name: /^reset offsets/ }).check()
      await page.getByRole('radio', { name: /Only what is named here/ }).check()
      await page.getByRole('textbox', { name: 'Topics' }).fill('ledger*')
    },
    states: { fine: { answers: FINE, shows: /Matches \d+ in Production EU now: ledger/ } },
  },
  {
    name: 'access-tokens',
    path: '/access/tokens',
    states: {
      fine: { answers: FINE, shows: 'There are 5 tokens: one has expired, 2 are unused.' },
      loading: loading('listTokens'),
      empty: { answers: { ...FINE, listTokens: { items: [] } }, shows: /No token yet/ },
      refused: REFUSED,
      failed: { answers: withoutAnswer('listTokens').failed.answers, shows: 'Request b1f6-77' },
      huge: { answers: MANY, shows: 'There are 10 tokens: 2 have expired, 4 are unused.' },
    },
  },
  {
    name: 'access-new-token',
    path: '/access/tokens',
    prepare: async (page) => {
      await press('New token')(page)
      await page.getByRole('textbox', { name: 'Name' }).fill('deploy')
      await page.getByRole('radio', { name: 'never' }).check()
      await page.getByRole('radio', { name: /Less than its role/ }).check()
    },
    states: { fine: { answers: { ...FINE, listTokens: { items: tokens } }, shows: /It works until somebody revokes it/ } },
  },
  {
    name: 'access-who',
    path: '/access/who-can',
    states: {
      fine: { answers: FINE, shows: '4 people, the members of 2 groups and one token may reset offsets in Production EU.' },
      trouble: {
        answers: FINE,
        shows: /Yes: tomasz may reset offsets on group orders-billing in Production EU/,
        path: '/access/who-can?type=group&name=orders-billing&act=offsets:write&who=person:5d10c3f7',
      },
      'refused-part': {
        answers: FINE,
        shows: /No: the token deploy-orders may not reset offsets on group fraud-scoring in Production EU/,
        path: '/access/who-can?type=group&name=fraud-scoring&act=offsets:write&who=token:f0b1c2d3',
      },
      stale: { answers: FINE, shows: /jonas may do 14 of 19 things/, path: '/access/who-can?who=person:a2ffcbd1' },
      empty: {
        answers: { ...FINE, listUsers: { items: [] }, listTokens: { items: [] }, listRoles: { items: [] } },
        shows: 'Nobody: no role that anybody holds allows it.',
      },
      loading: loading('listUsers', 'listRoles', 'listTokens'),
      refused: REFUSED,
      failed: { answers: withoutAnswer('listRoles').failed.answers, shows: 'Request b1f6-77' },
      huge: { answers: MANY, shows: /\d+ people, the members of 10 groups and 2 tokens may reset offsets in Production EU/ },
    },
  },
  {
    name: 'access-why-not',
    path: `/clusters/${CLUSTER}/groups/fraud-scoring`,
    prepare: async (page) => page.getByRole('button', { name: 'Reset offsets…' }).focus(),
    states: {
      fine: {
        answers: LIMITED,
        shows: 'Resetting offsets is yours for orders-*, order-* only. The roles operator, admin can: anna.berg, jonas.',
      },
      empty: {
        answers: { ...LIMITED, whoMay: { ...whoMay, people: [] } },
        shows: /The roles operator, admin can; no person holds one of them by name/,
      },
    },
  },
]
