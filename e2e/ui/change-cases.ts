import type { Page } from '@playwright/test'
import { FINE, TROUBLE } from '../fixtures/business/answers'
import {
  applying,
  armed,
  awaiting,
  justDone,
  moved,
  partlyDone,
  partlyHidden,
  rejected,
  topicConfigured,
  userCreated,
} from '../fixtures/business/changes'
import { CLUSTER, LIST } from '../fixtures/business/cluster'
import { MOVED, resetFree, resetHeld, resetHuge, said } from '../fixtures/business/held-reset'
import { viewer } from '../fixtures/business/people'
import type { Answers } from '../fixtures/mock-api'
import type { PageCase } from './states'
import { withoutAnswer } from './states'

const at = (path: string) => `/clusters/${CLUSTER}${path}`
const NO_CHANGES: Answers = {
  ...FINE,
  listChanges: { ...LIST, items: [], total: 0, facets: { kinds: {}, states: {} } },
}
const applied = (change: typeof justDone): Answers => ({
  ...FINE,
  planChange: { plan: resetFree },
  applyChange: { change },
  getChange: { change },
})

/** The form of a reset stands in its own tests; here it is only the way to the review. */
async function toReview(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Review', exact: true }).click()
}

async function toApplied(page: Page): Promise<void> {
  await toReview(page)
  await page.getByRole('textbox', { name: /to confirm/ }).fill(resetHeld.target.name)
  await page.keyboard.press('Enter')
}

/** The review of a plan, what comes of it, and the pages of all changes. */
export const CHANGE_CASES: PageCase[] = [
  {
    name: 'changes',
    path: at('/changes'),
    states: {
      ...withoutAnswer('listChanges'),
      fine: { answers: FINE, shows: /2 changes in the last 24 h\./ },
      trouble: { answers: TROUBLE, shows: /5 changes in the last 24 h, 2 wait, one did not come out as planned/ },
      empty: { answers: NO_CHANGES, shows: 'Nothing has been changed from here yet' },
    },
  },
  {
    name: 'changes-filtered',
    path: at('/changes?state=expired&kind=topic.configure&since=week'),
    states: { empty: { answers: TROUBLE, shows: 'No change matches expired, Configure topic, In the last 7 days' } },
  },
  {
    name: 'change',
    path: at(`/changes/${partlyDone.id}`),
    states: {
      ...withoutAnswer('getChange'),
      fine: { answers: { ...FINE, getChange: { change: justDone } }, shows: /Done, and read back: 11 of 11 as planned/ },
      trouble: { answers: TROUBLE, shows: 'UNSTABLE_OFFSET_COMMIT' },
      stale: { answers: TROUBLE, path: at(`/changes/${armed.id}`), shows: 'Cancel waiting…' },
      'refused-part': { answers: { ...TROUBLE, getSession: viewer }, shows: 'Undoing this needs the operator role.' },
    },
  },
  {
    name: 'change-partly-hidden',
    path: at(`/changes/${partlyHidden.id}`),
    states: {
      'refused-part': {
        answers: { ...FINE, getChange: { change: partlyHidden } },
        shows: 'A part of this change is on what you may not see.',
      },
    },
  },
  {
    name: 'change-awaiting',
    path: at(`/changes/${awaiting.id}`),
    states: {
      fine: { answers: TROUBLE, shows: 'Waits for another person to approve it.' },
      'refused-part': {
        answers: {
          ...TROUBLE,
          getChange: {
            change: awaiting,
            approving: {
              may: false,
              because: said('change.notByProposer', 'You have proposed this: another person must approve it.'),
              people: ['jonas', 'minji.kim@nordwind.example'],
            },
          },
        },
        shows: 'These can: jonas, minji.kim@nordwind.example.',
      },
      trouble: { answers: { ...TROUBLE, getChange: { change: moved } }, shows: 'What had moved when it was approved' },
      empty: { answers: { ...TROUBLE, getChange: { change: rejected } }, shows: 'Rejected: Not during the sale' },
    },
  },
  {
    name: 'change-reject',
    path: at(`/changes/${awaiting.id}`),
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Reject…' }).click()
    },
    states: { fine: { answers: TROUBLE, shows: 'jonas and everybody who sees this change will read it.' } },
  },
  {
    name: 'change-approve',
    path: at(`/changes/${awaiting.id}`),
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Approve…' }).click()
    },
    states: { fine: { answers: TROUBLE, shows: 'Approve and apply' } },
  },
  {
    name: 'change-of-user',
    path: at(`/changes/${userCreated.id}`),
    states: { fine: { answers: TROUBLE, shows: 'set, never shown' } },
  },
  {
    name: 'change-of-configs',
    path: at(`/changes/${topicConfigured.id}`),
    states: { fine: { answers: TROUBLE, shows: 'retention.ms becomes shorter' } },
  },
  {
    name: 'review',
    path: at('/groups/fraud-scoring?change=reset'),
    prepare: toReview,
    states: {
      fine: { answers: { ...FINE, planChange: { plan: resetFree } }, shows: 'skips 1,233' },
      trouble: { answers: TROUBLE, shows: 'Arm the reset' },
      stale: {
        answers: { ...FINE, planChange: { plan: { ...resetFree, approval: { needed: 1, waitMs: 86_400_000, isLostAtRestart: false } } } },
        shows: 'Another person must approve this.',
      },
      huge: { answers: { ...FINE, planChange: { plan: resetHuge } }, shows: 'Show 100 more rows' },
    },
  },
  {
    name: 'review-moved',
    path: at('/groups/fraud-scoring?change=reset'),
    prepare: toApplied,
    states: { fine: { answers: { ...FINE, planChange: { plan: resetFree }, applyChange: MOVED }, shows: 'Plan again' } },
  },
  {
    name: 'applied',
    path: at('/groups/fraud-scoring?change=reset'),
    prepare: toApplied,
    states: {
      fine: { answers: applied(justDone), shows: /Done, and read back: 11 of 11 as planned/ },
      trouble: { answers: applied(partlyDone), shows: 'UNSTABLE_OFFSET_COMMIT' },
      stale: { answers: { ...TROUBLE, applyChange: { change: armed }, getChange: { change: armed } }, shows: 'Cancel waiting…' },
      empty: { answers: applied(applying), shows: 'It goes on when this is closed.' },
    },
  },
  {
    name: 'undo',
    path: at('/changes'),
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Undo Configure topic of page-views' }).click()
    },
    states: { fine: { answers: FINE, shows: 'Put back what it found' } },
  },
]
