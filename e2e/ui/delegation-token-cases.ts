import type { Page } from '@playwright/test'
import { FINE } from '../fixtures/business/answers'
import { CLUSTER, partError } from '../fixtures/business/cluster'
import { WITH_TOKEN_CHANGES, expirePlan, renewPlan, tokenMade } from '../fixtures/business/delegation-token-changes'
import { manyTokens, noTokens, tokens, tokensMissing } from '../fixtures/business/delegation-tokens'
import { viewer } from '../fixtures/business/people'
import { type PageCase, withErrors, withoutAnswer } from './states'

const at = (path: string) => `/clusters/${CLUSTER}${path}`
const [expired, ours, others] = tokens.map(({ id }) => id)
const review = (page: Page) => page.getByRole('button', { name: 'Review', exact: true }).click()

async function toMade(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Owner' }).fill('svc-spark')
  await page.getByRole('textbox', { name: 'Renewers' }).fill('airflow\nflink-jobmanager')
  await page.getByRole('radio', { name: '7 days' }).check()
  await review(page)
  await page.getByRole('button', { name: 'Make the token' }).click()
}

/** Delegation tokens and the dialogs that make, renew and expire them, in their states. */
export const DELEGATION_TOKEN_CASES: PageCase[] = [
  {
    name: 'delegation-tokens',
    path: at('/delegation-tokens'),
    states: {
      ...withoutAnswer('listDelegationTokens'),
      fine: { answers: FINE, shows: '3 tokens log in here; 1 has expired.' },
      empty: { answers: { ...FINE, ...noTokens }, shows: 'No delegation token' },
      stale: {
        answers: withErrors(FINE, 'listDelegationTokens', [partError('delegation-tokens')]),
        shows: /could not read the tokens anew/,
      },
      'refused-part': {
        answers: { ...FINE, ...tokensMissing('refused', 'DELEGATION_TOKEN_AUTHORIZATION_FAILED') },
        shows: /--operation Describe --delegation-token/,
      },
      unsupported: {
        answers: { ...FINE, ...tokensMissing('disabled', 'DELEGATION_TOKEN_AUTH_DISABLED') },
        shows: /delegation\.token\.secret\.key=SECRET/,
      },
      unreachable: { answers: { ...FINE, ...tokensMissing('unknown', 'REQUEST_TIMED_OUT') }, shows: 'Which tokens there are is not known' },
      huge: { answers: { ...FINE, ...manyTokens }, shows: '3,000 tokens log in here.' },
    },
  },
  {
    name: 'delegation-tokens-login',
    path: at('/delegation-tokens'),
    states: {
      'refused-part': {
        answers: { ...FINE, ...tokensMissing('not-by-this-login', 'DELEGATION_TOKEN_REQUEST_NOT_ALLOWED') },
        shows: /Connect it by SASL/,
      },
    },
  },
  {
    name: 'delegation-tokens-searched',
    path: at('/delegation-tokens?q=nobody'),
    states: { empty: { answers: FINE, shows: 'No token matches “nobody”' } },
  },
  {
    name: 'delegation-tokens-viewer',
    path: at('/delegation-tokens'),
    prepare: (page) => page.getByRole('button', { name: 'Make a token' }).focus(),
    states: { refused: { answers: { ...FINE, getSession: viewer }, shows: /delegation tokens needs the admin role/ } },
  },
  {
    name: 'delegation-token',
    path: at(`/delegation-tokens?token=${ours}`),
    states: {
      fine: { answers: FINE, shows: 'no renewal goes beyond' },
      trouble: { answers: FINE, path: at(`/delegation-tokens?token=${others}`), shows: /Kafka lets only User:svc-analytics/ },
      stale: {
        answers: FINE,
        path: at(`/delegation-tokens?token=${expired}`),
        shows: 'Kafka renews no token that has expired: make another.',
      },
      empty: { answers: FINE, path: at('/delegation-tokens?token=gone'), shows: 'This token is not there' },
      refused: { answers: { ...FINE, getSession: viewer }, shows: /delegation tokens needs the admin role/ },
    },
  },
  {
    name: 'delegation-token-create',
    path: at('/delegation-tokens?change=create'),
    states: { fine: { answers: WITH_TOKEN_CHANGES, shows: 'That is its last moment.' } },
  },
  {
    name: 'delegation-token-create-wrong',
    path: at('/delegation-tokens?change=create'),
    prepare: async (page) => {
      await page.getByRole('textbox', { name: 'Owner' }).fill('User:svc-spark')
      await page.getByRole('radio', { name: 'Other' }).check()
      await page.getByRole('textbox', { name: 'Hours' }).fill('a day')
      await review(page)
    },
    states: { trouble: { answers: WITH_TOKEN_CHANGES, shows: 'A figure from 0.1 to 8,760, such as 12' } },
  },
  {
    name: 'delegation-token-create-review',
    path: at('/delegation-tokens?change=create'),
    prepare: async (page) => {
      await page.getByRole('textbox', { name: 'Owner' }).fill('svc-spark')
      await review(page)
    },
    states: { fine: { answers: WITH_TOKEN_CHANGES, shows: /Whoever has its HMAC logs in as svc-spark/ } },
  },
  {
    name: 'delegation-token-made',
    path: at('/delegation-tokens?change=create'),
    prepare: toMade,
    states: { fine: { answers: WITH_TOKEN_CHANGES, shows: /can be shown once, now, to you alone/ } },
  },
  {
    name: 'delegation-token-shown',
    path: at('/delegation-tokens?change=create'),
    prepare: async (page) => {
      await toMade(page)
      await page.getByRole('button', { name: 'Show the HMAC' }).click()
    },
    states: { fine: { answers: WITH_TOKEN_CHANGES, shows: 'Copy the HMAC now.' } },
  },
  {
    name: 'delegation-token-change',
    path: at(`/changes/${tokenMade.id}`),
    states: {
      fine: { answers: WITH_TOKEN_CHANGES, shows: /can be shown once, now, to you alone/ },
      trouble: {
        answers: { ...WITH_TOKEN_CHANGES, getChange: { change: { ...tokenMade, actor: { kind: 'user', name: 'jonas' } } } },
        shows: /jonas alone can read the HMAC of this token/,
      },
    },
  },
  {
    name: 'delegation-token-renew',
    path: at(`/delegation-tokens?token=${ours}&change=renew`),
    states: { fine: { answers: WITH_TOKEN_CHANGES, shows: 'As long as it can be' } },
  },
  {
    name: 'delegation-token-renew-review',
    path: at(`/delegation-tokens?token=${ours}&change=renew`),
    prepare: async (page) => {
      await page.getByRole('radio', { name: /As long as it can be/ }).check()
      await review(page)
    },
    states: { fine: { answers: { ...WITH_TOKEN_CHANGES, planChange: { plan: renewPlan } }, shows: /This is as far as it goes/ } },
  },
  {
    name: 'delegation-token-expire-review',
    path: at(`/delegation-tokens?token=${ours}&change=expire`),
    states: {
      fine: { answers: { ...WITH_TOKEN_CHANGES, planChange: { plan: expirePlan } }, shows: /is refused at its next connection/ },
    },
  },
]
