import type { Locator, Page } from '@playwright/test'
import type { z } from 'zod'
import { FINE } from '../fixtures/business/answers'
import { minutesAgo } from '../fixtures/business/clock'
import { partError, pulseSilent, pulseUnreachable } from '../fixtures/business/cluster'
import type { PartError } from '../../lib/contract/primitives'
import { type Answers, type Asked, type EndpointId, FAILED, NEVER, REFUSED } from '../fixtures/mock-api'

export const STATES = [
  'fine',
  'trouble',
  'loading',
  'empty',
  'stale',
  'refused',
  'refused-part',
  'unsupported',
  'failed',
  'unreachable',
  'no-picture',
  'huge',
] as const
export type StateName = (typeof STATES)[number]

export interface StateCase {
  answers: Answers
  /** What only this state says: a text of the page or of its dialog, or where there is none yet, the place of it. */
  shows: string | RegExp | ((page: Page) => Locator)
  /** Where the state has an address of its own. */
  path?: string
}

export interface PageCase {
  name: string
  path: string
  states: Partial<Record<StateName, StateCase>>
  /** What has to be done on the page before it is looked at. */
  prepare?: (page: Page) => Promise<void>
}

export const skeleton = (page: Page) => page.locator('main [aria-busy="true"]:visible').first()

const KEPT: EndpointId[] = ['getSession']
const ids = Object.keys(FINE) as EndpointId[]

/** No answer ever comes, but to who is calling. */
export const NOTHING_COMES: Answers = { ...FINE, ...Object.fromEntries(ids.filter((id) => !KEPT.includes(id)).map((id) => [id, NEVER])) }

/** What a page does for the answer it is made of, when that does not come or is an error. */
export function withoutAnswer(id: EndpointId): { loading: StateCase; refused: StateCase; failed: StateCase } {
  return {
    loading: { answers: NOTHING_COMES, shows: skeleton },
    refused: { answers: { ...FINE, [id]: REFUSED }, shows: 'Your role may not see this' },
    failed: { answers: { ...FINE, [id]: FAILED }, shows: 'Request b1f6-77' },
  }
}

type Errors = z.input<typeof PartError>[]

/** The same answers, with these parts of them not read anew. */
export function withErrors(answers: Answers, id: EndpointId, errors: Errors, over: object = {}): Answers {
  const plain = answers[id] as unknown
  const changed = (asked: Asked) => ({
    ...((typeof plain === 'function' ? (plain as (asked: Asked) => object)(asked) : plain) as object),
    stale: true,
    errors,
    ...over,
  })
  return { ...answers, [id]: changed }
}

export const refusedBy = (part: string, error: string): Errors => [
  partError(part, { broker: null, error, message: `${part} were refused`, since: minutesAgo(55) }),
]

const NOTHING = { items: [], total: 0, nextCursor: null }

/** The list of that operation with nothing in it. */
export const emptyList = (id: EndpointId, answers: Answers = FINE): Answers => {
  const plain = answers[id] as (asked: Asked) => object
  return { ...answers, [id]: (asked: Asked) => ({ ...plain(asked), ...NOTHING }) }
}

/** No broker answers any more: everything is as it was then. */
export const silent = (answers: Answers): Answers => ({ ...answers, getPulse: pulseSilent })

/** No broker has ever answered: the lists are empty because nothing is known. */
export function withoutPicture(id: EndpointId): Answers {
  const errors: Errors = pulseUnreachable.errors
  return { ...withErrors(emptyList(id), id, errors, NOTHING), getPulse: pulseUnreachable }
}
