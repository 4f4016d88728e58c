import type { Page } from '@playwright/test'
import { FINE, TROUBLE } from '../fixtures/business/answers'
import { boardAutomatic, boardInTrouble, boardOneLate, boardUnknown, boardWell, boardWeek, newShare } from '../fixtures/business/boards'
import { longWeek } from '../fixtures/business/long-week'
import { viewer } from '../fixtures/business/people'
import { type Answers, NOT_FOUND } from '../fixtures/mock-api'
import { type PageCase, withoutAnswer } from './states'

const BOARD = '/boards/b-orders'
const SHARED = '/shared/a-token-of-forty-three-characters'
const answering = (board: NonNullable<Answers['getBoard']>): Answers => ({ ...FINE, getBoard: board })

async function openShares(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Share link…' }).click()
}

/** Nothing new comes for longer than a minute. */
async function loseNetwork(page: Page): Promise<void> {
  await page.locator('main li h2').first().waitFor()
  await page.route('**/api/v1/**', (route) => route.abort('internetdisconnected'))
  await page.clock.runFor(75_000)
}

/** Boards in the console, on the wall, on paper, and for somebody with a link. */
export const BOARD_CASES: PageCase[] = [
  {
    name: 'boards',
    path: '/boards',
    states: {
      ...withoutAnswer('listBoards'),
      fine: { answers: FINE, shows: 'No board has a service that is late.' },
      trouble: { answers: TROUBLE, shows: '2 services are late.' },
      empty: { answers: { ...FINE, listBoards: { items: [] } }, shows: 'No board yet' },
      'refused-part': { answers: { ...FINE, getSession: viewer }, shows: (page) => page.getByRole('button', { name: 'New board' }) },
    },
  },
  {
    name: 'board',
    path: BOARD,
    states: {
      ...withoutAnswer('getBoard'),
      fine: { answers: FINE, shows: 'All six services keep their targets.' },
      trouble: { answers: TROUBLE, shows: /Two of six services are late: “Payments are checked for fraud” by 34 min/ },
      empty: { answers: answering({ ...boardWell, services: [] }), shows: 'This board watches nothing yet' },
      stale: { answers: answering(boardUnknown), shows: 'no group matches mailer-*' },
      unsupported: { answers: answering(boardAutomatic), shows: /Highwater made this board by itself/, path: '/boards/auto' },
      unreachable: { answers: answering(NOT_FOUND), shows: 'There is no such board' },
    },
  },
  {
    name: 'board-edit',
    path: `${BOARD}/edit`,
    states: {
      ...withoutAnswer('getBoard'),
      fine: { answers: FINE, shows: '1 group matches: fraud-scoring' },
      empty: { answers: FINE, shows: 'No service yet.', path: '/boards/new' },
      refused: { answers: { ...FINE, getSession: viewer }, shows: 'Boards are made by operators' },
    },
  },
  {
    name: 'board-share',
    path: BOARD,
    prepare: openShares,
    states: {
      fine: { answers: FINE, shows: 'never used' },
      empty: { answers: { ...FINE, listShares: { items: [] } }, shows: 'No link yet.' },
    },
  },
  {
    name: 'board-shared-made',
    path: BOARD,
    prepare: async (page) => {
      await openShares(page)
      await page.getByRole('button', { name: 'Make a link' }).click()
    },
    states: {
      fine: {
        answers: { ...FINE, createShare: { share: newShare, token: 'Zr1c9w2kq7YvC0bT4mXhP8sLdFgJnU6oEaRiWzKxQ3I' } },
        shows: /This is the only time the address is shown/,
      },
    },
  },
  {
    name: 'board-tv',
    path: `${BOARD}/tv`,
    states: {
      ...withoutAnswer('getBoard'),
      fine: { answers: FINE, shows: 'all 6 kept' },
      trouble: { answers: TROUBLE, shows: /2 of 6 late/ },
      stale: { answers: answering(boardUnknown), shows: '2 unknown' },
      'refused-part': { answers: answering(boardOneLate), shows: '1 of 6 late · 1 unknown' },
      empty: { answers: answering({ ...boardWell, services: [] }), shows: 'This board watches nothing yet' },
      huge: {
        answers: answering({
          ...boardInTrouble,
          services: Array.from({ length: 24 }, (_, index) => {
            const service = boardInTrouble.services[index % 6] ?? boardInTrouble.services[0]
            if (!service) throw new Error('a board without services')
            return { ...service, id: `s-${index}`, title: `${service.title} in market ${index + 1}` }
          }),
        }),
        shows: /and 12 more services/,
      },
    },
  },
  {
    name: 'board-tv-old',
    path: `${BOARD}/tv`,
    prepare: loseNetwork,
    states: { stale: { answers: TROUBLE, shows: 'Not known since Saturday 21 November, 07:30' } },
  },
  {
    name: 'board-week',
    path: `${BOARD}/week`,
    states: {
      ...withoutAnswer('getBoardWeek'),
      fine: { answers: FINE, shows: /Targets were kept .* of the week as far as it is known; missed for/ },
      empty: {
        answers: { ...FINE, getBoardWeek: { ...boardWeek, misses: [], missesTotal: 0 } },
        shows: 'No target was missed, as far as is known.',
      },
      huge: { answers: { ...FINE, getBoardWeek: longWeek(30) }, shows: /market 30/ },
    },
  },
  {
    name: 'shared-board',
    path: SHARED,
    states: {
      ...withoutAnswer('getSharedBoard'),
      fine: { answers: FINE, shows: 'All six services keep their targets.' },
      trouble: { answers: TROUBLE, shows: /Two of six services are late/ },
      unreachable: { answers: { ...FINE, getSharedBoard: NOT_FOUND }, shows: 'This link shows nothing any more' },
    },
  },
  {
    name: 'shared-board-old',
    path: SHARED,
    prepare: loseNetwork,
    states: { stale: { answers: TROUBLE, shows: 'How the 6 services are is not known now.' } },
  },
  {
    name: 'shared-tv',
    path: `${SHARED}/tv`,
    states: {
      trouble: { answers: TROUBLE, shows: /2 of 6 late/ },
      unreachable: { answers: { ...FINE, getSharedBoard: NOT_FOUND }, shows: 'This link shows nothing any more' },
    },
  },
  {
    name: 'shared-week',
    path: `${SHARED}/week`,
    states: { fine: { answers: FINE, shows: /Targets were kept/ } },
  },
]
