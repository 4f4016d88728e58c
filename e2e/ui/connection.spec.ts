import { expect } from '@playwright/test'
import { FINE } from '../fixtures/business/answers'
import { CLUSTER } from '../fixtures/business/cluster'
import { rightsWhole } from '../fixtures/business/connections'
import { test } from '../fixtures/ui'

const nothingTold = { ...rightsWhole, capabilities: rightsWhole.capabilities.map((one) => ({ ...one, state: 'unknown' as const })) }

test('what Kafka had not told in time is asked for again by the page itself', async ({ page, withAnswers }) => {
  const api = await withAnswers({ ...FINE, getRights: nothingTold })
  await page.goto(`/clusters/${CLUSTER}/connection`)
  await expect(page.getByText(/Kafka does not say/).first()).toBeVisible()
  await api.answer({ ...FINE, getRights: rightsWhole })
  await expect(page.getByText('Nothing is missing to see all of it.')).toBeVisible()
})
