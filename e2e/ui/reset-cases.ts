import type { Page } from '@playwright/test'
import { groupDetail, groupsWell } from '../fixtures/business/groups'
import { viewer } from '../fixtures/business/people'
import { resetPlan } from '../fixtures/business/reset'
import {
  WITH_NEW_GROUP,
  WITH_RESET,
  hugeResetGroup,
  newGroupPath,
  planRefused,
  resetGroup,
  resetPath,
} from '../fixtures/business/reset-answers'
import { FAILED } from '../fixtures/mock-api'
import { choose, review } from './plan-asked'
import type { PageCase } from './states'

const nameIt = (page: Page, name: string) => page.getByRole('textbox', { name: 'Name of the group' }).fill(name)
async function describeNew(page: Page) {
  await nameIt(page, 'payments-replay')
  await page.getByRole('button', { name: /^payments / }).click()
}
const manyTopics = {
  ...resetGroup,
  partitions: Array.from({ length: 24 }, (_, index) => resetGroup.partitions.map((one) => ({ ...one, topic: `payments-${index}` }))).flat(),
}
const emailWorkers = groupsWell.find(({ type }) => type === 'share')

/** The form that chooses an offset reset, in its states. */
export const RESET_CASES: PageCase[] = [
  {
    name: 'group-reset-time',
    path: resetPath,
    states: {
      fine: { answers: WITH_RESET, shows: 'All with a commit' },
      refused: { answers: { ...WITH_RESET, getSession: viewer }, shows: /Resetting offsets needs the operator role/ },
    },
  },
  {
    name: 'group-reset-refused',
    path: resetPath,
    prepare: async (page) => {
      await choose(page, 'Another group’s offsets')
      await page.getByRole('combobox', { name: 'Group' }).fill('audit')
      await review(page)
    },
    states: {
      trouble: {
        answers: { ...WITH_RESET, planChange: planRefused('input.to.group', 'a group with committed offsets: audit has none') },
        shows: 'This needs a group with committed offsets: audit has none.',
      },
      failed: { answers: { ...WITH_RESET, planChange: FAILED }, shows: 'Highwater could not answer.' },
    },
  },
  {
    name: 'group-reset-saved',
    path: resetPath,
    prepare: (page) => choose(page, 'A saved moment'),
    states: {
      fine: { answers: WITH_RESET, shows: /Kept at 05:58/ },
      empty: { answers: { ...WITH_RESET, listSavedOffsets: { items: [] } }, shows: 'No offsets of this group have been kept yet.' },
      failed: { answers: { ...WITH_RESET, listSavedOffsets: FAILED }, shows: 'Highwater could not answer.' },
    },
  },
  {
    name: 'group-reset-csv',
    path: resetPath,
    prepare: async (page) => {
      await choose(page, 'A CSV of offsets')
      const lines = Array.from({ length: 30 }, (_, line) => (line % 2 ? `payments,${line},12x` : `payments,${line}`))
      await page.getByRole('textbox', { name: 'Offsets, a line for each partition' }).fill(lines.join('\n'))
      await review(page)
    },
    states: { trouble: { answers: WITH_RESET, shows: '20 more like these.' } },
  },
  {
    name: 'group-reset-partitions',
    path: resetPath,
    prepare: async (page) => {
      await choose(page, 'Chosen partitions')
      await page.getByRole('textbox', { name: 'Partitions of payments' }).first().fill('0-3, 5')
    },
    states: {
      fine: { answers: WITH_RESET, shows: '5 of 6' },
      huge: { answers: { ...WITH_RESET, getGroup: manyTopics }, shows: '5 of 6' },
    },
  },
  {
    name: 'group-reset-rows',
    path: resetPath,
    prepare: async (page) => {
      await review(page)
      await page.getByRole('button', { name: 'Back', exact: true }).click()
      await choose(page, 'Single partitions')
    },
    states: {
      fine: { answers: WITH_RESET, shows: 'Offset of each partition' },
      huge: {
        answers: {
          ...WITH_RESET,
          getGroup: hugeResetGroup,
          planChange: { plan: resetPlan(hugeResetGroup, { kind: 'group.reset-offsets', input: {} }) },
        },
        shows: 'Offset of each partition',
      },
    },
  },
  {
    name: 'group-reset-share',
    path: resetPath,
    states: {
      unsupported: {
        answers: {
          ...WITH_RESET,
          getGroup: groupDetail({ ...(emailWorkers ?? resetGroup), partitions: 6, members: 3, id: resetGroup.id }),
        },
        shows: 'An exact offset',
      },
    },
  },
  {
    name: 'group-reset-other-topic',
    path: resetPath,
    prepare: async (page) => {
      await choose(page, 'Chosen topics')
      await page.getByRole('button', { name: 'Add a topic…' }).click()
    },
    states: {
      fine: { answers: WITH_RESET, shows: (page) => page.getByRole('button', { name: /^orders / }) },
      huge: { answers: { ...WITH_RESET, getGroup: manyTopics }, shows: (page) => page.getByRole('button', { name: /^orders / }) },
      failed: { answers: { ...WITH_RESET, listTopics: FAILED }, shows: 'Highwater could not answer.' },
    },
  },
  {
    name: 'group-new',
    path: newGroupPath,
    prepare: describeNew,
    states: { fine: { answers: WITH_NEW_GROUP, shows: 'Where it begins' } },
  },
  {
    name: 'group-new-there',
    path: newGroupPath,
    prepare: (page) => nameIt(page, resetGroup.id),
    states: { trouble: { answers: WITH_NEW_GROUP, shows: 'There is a group of this name already.' } },
  },
  {
    name: 'group-new-review',
    path: newGroupPath,
    prepare: async (page) => {
      await describeNew(page)
      await review(page)
    },
    states: { fine: { answers: WITH_NEW_GROUP, shows: /There is no group payments-replay yet/ } },
  },
  {
    name: 'group-clone',
    path: resetPath.replace('reset', 'clone'),
    prepare: review,
    states: { fine: { answers: WITH_RESET, shows: 'The name of a group is needed.' } },
  },
  {
    name: 'group-delete-offsets',
    path: resetPath.replace('reset', 'delete-offsets'),
    prepare: review,
    states: { trouble: { answers: WITH_RESET, shows: 'Choose at least one topic.' } },
  },
]
