import type { ConnectionStep } from '@/lib/contract/connections'

export interface AddressSteps {
  key: string
  target: string
  broker: number | null
  steps: ConnectionStep[]
  state: 'passed' | 'failed' | 'skipped'
  /** All steps together. */
  ms: number
}

/** The steps by the address they were taken at, those that failed first. */
export function stepsByAddress(steps: readonly ConnectionStep[]): AddressSteps[] {
  const by = Map.groupBy(steps, ({ target, broker }) => `${broker ?? ''} ${target}`)
  const addresses = [...by].map(([key, of]): AddressSteps => {
    const isFailed = of.some(({ state }) => state === 'failed')
    const isPassed = of.every(({ state }) => state === 'passed')
    return {
      key,
      target: of[0]?.target ?? '',
      broker: of[0]?.broker ?? null,
      steps: of,
      state: isFailed ? 'failed' : isPassed ? 'passed' : 'skipped',
      ms: of.reduce((sum, { ms }) => sum + ms, 0),
    }
  })
  return addresses.toSorted((a, b) => Number(b.state === 'failed') - Number(a.state === 'failed'))
}
