import type { Page } from '@playwright/test'
import { FINE, TROUBLE } from '../fixtures/business/answers'
import { CLUSTER } from '../fixtures/business/cluster'
import { viewer } from '../fixtures/business/people'
import { scramUserList, scramUsersInTrouble, scramUsersMissing, userDetail } from '../fixtures/business/scram-users'
import { WITH_USER_CHANGES, deletePlan, passwordPlan, userMade } from '../fixtures/business/user-changes'
import { type PageCase, withoutAnswer } from './states'

const at = (path: string) => `/clusters/${CLUSTER}${path}`
const review = (page: Page) => page.getByRole('button', { name: 'Review', exact: true }).click()
const many = Array.from({ length: 3_000 }, (_, index) => ({
  id: `tenant-${String(index).padStart(4, '0')}.worker`,
  bindings: index % 7,
  isConsole: false,
  credentials: [{ mechanism: 'SCRAM-SHA-512' as const, iterations: index % 5 === 0 ? 4096 : 16_384, isWeak: index % 5 === 0 }],
}))
const partner = scramUsersInTrouble.find(({ id }) => id === 'partner-acme')
if (!partner) throw new Error('there is no partner-acme')

/** With a successor that has of it what is seen. */
const seenInPart = (id: string) => {
  const old = userDetail({ ...partner, id: 'svc-payments', bindings: 2 })
  return { ...old, id, bindings: old.bindings?.map((one) => ({ ...one, principal: `User:${id}` })) ?? null, isPartial: true }
}

/** Users of Kafka and the dialogs that change them, in their states. */
export const USER_CASES: PageCase[] = [
  {
    name: 'users',
    path: at('/users'),
    states: {
      ...withoutAnswer('listScramUsers'),
      fine: { answers: FINE, shows: '7 users log in with SCRAM.' },
      trouble: { answers: TROUBLE, shows: '10 users log in with SCRAM, 3 with the fewest iterations Kafka accepts.' },
      empty: { answers: { ...FINE, listScramUsers: scramUserList([]) }, shows: 'Nobody logs in with SCRAM' },
      'refused-part': {
        answers: { ...FINE, ...scramUsersMissing('refused', 'CLUSTER_AUTHORIZATION_FAILED') },
        shows: /--operation Describe --cluster/,
      },
      unsupported: {
        answers: { ...FINE, ...scramUsersMissing('too-old', 'UNSUPPORTED_VERSION') },
        shows: 'This Kafka cannot tell its users',
      },
      unreachable: { answers: { ...FINE, ...scramUsersMissing('unknown', 'REQUEST_TIMED_OUT') }, shows: 'Who can log in is not known' },
      huge: { answers: { ...FINE, listScramUsers: scramUserList(many) }, shows: 'tenant-0000.worker' },
    },
  },
  {
    name: 'users-limited',
    path: at('/users'),
    states: {
      fine: {
        answers: { ...FINE, listScramUsers: scramUserList(scramUsersInTrouble.slice(-3), { isPartial: true }) },
        shows: 'Of the users you may see, 3 log in with SCRAM',
      },
      empty: {
        answers: { ...FINE, listScramUsers: scramUserList([], { isPartial: true }) },
        shows: 'You may see no user that logs in with SCRAM',
      },
    },
  },
  {
    name: 'users-viewer',
    path: at('/users'),
    prepare: (page) => page.getByRole('button', { name: 'New user' }).focus(),
    states: { refused: { answers: { ...FINE, getSession: viewer }, shows: 'Changing SCRAM users needs the admin role' } },
  },
  {
    name: 'user',
    path: at('/users/svc-payments'),
    states: {
      ...withoutAnswer('getScramUser'),
      fine: { answers: FINE, shows: 'svc-payments logs in with SCRAM-SHA-512.' },
      trouble: { answers: TROUBLE, path: at('/users/partner-acme'), shows: /partner-acme logs in with .*, with the fewest iterations/ },
      empty: {
        answers: {
          ...FINE,
          getScramUser: userDetail({ ...partner, id: 'svc-payments', credentials: [], bindings: 0 }, { passwordSet: null }),
        },
        shows: 'svc-payments has no SCRAM credential.',
      },
      'refused-part': {
        answers: { ...FINE, ...scramUsersMissing('refused', 'CLUSTER_AUTHORIZATION_FAILED') },
        shows: 'Highwater may not see the users',
      },
    },
  },
  {
    name: 'user-rotation',
    path: at('/users/svc-payments'),
    prepare: (page) => page.getByRole('radio', { name: 'A new user' }).check(),
    states: { fine: { answers: FINE, shows: 'Make the user svc-payments-2 with a new password' } },
  },
  {
    // Whose role covers this user, and not all that it may use.
    name: 'user-rotation-limited',
    path: at('/users/svc-payments'),
    prepare: (page) => page.getByRole('radio', { name: 'A new user' }).check(),
    states: {
      'refused-part': {
        answers: { ...FINE, getScramUser: ({ params }) => seenInPart(params['user'] ?? '') },
        shows: 'The new user has all that you may see.',
      },
    },
  },
  {
    name: 'user-create',
    path: at('/users?change=create'),
    states: { fine: { answers: WITH_USER_CHANGES, shows: '32 letters and digits, shown once afterwards' } },
  },
  {
    name: 'user-create-wrong',
    path: at('/users?change=create'),
    prepare: async (page) => {
      await page.getByRole('radio', { name: 'Enter one' }).check()
      await page.getByLabel('Iterations').fill('1000')
      await review(page)
    },
    states: { trouble: { answers: WITH_USER_CHANGES, shows: 'A whole number from 4,096 to 16,384' } },
  },
  {
    name: 'user-create-shown',
    path: at('/users?change=create'),
    prepare: async (page) => {
      await page.getByLabel('User name').fill('svc-returns')
      await page.getByRole('radio', { name: 'Enter one' }).check()
      await page.getByLabel('New password').fill('what-the-picture-may-show')
      await review(page)
      await page.getByRole('button', { name: 'Create the user' }).click()
    },
    states: { fine: { answers: { ...WITH_USER_CHANGES, getChange: userMade, applyChange: userMade }, shows: 'Copy the password now.' } },
  },
  {
    name: 'user-set-password-review',
    path: at('/users/svc-payments?change=set-password&mechanism=SCRAM-SHA-512'),
    prepare: review,
    states: { fine: { answers: { ...WITH_USER_CHANGES, planChange: { plan: passwordPlan } }, shows: /is refused at its next connection/ } },
  },
  {
    name: 'user-delete-review',
    path: at('/users/svc-payments?change=delete&mechanism=SCRAM-SHA-512'),
    states: {
      trouble: {
        answers: { ...WITH_USER_CHANGES, planChange: { plan: deletePlan } },
        shows: /This is the last SCRAM credential of svc-payments/,
      },
    },
  },
]
