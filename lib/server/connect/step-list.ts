import 'server-only'
import type { ConnectionStep } from '../../contract/connections'
import { type KafkaError, toKafkaError } from '../kafka/kafka-error'
import { explain } from './explain'
import { type About, reasonOf } from './reason-of'

type StepName = ConnectionStep['step']

/** What is done at one address, in order; after the first failure nothing more is. */
export class StepList {
  readonly steps: ConnectionStep[] = []
  readonly #target: string
  readonly #about: About

  constructor(target: string, about: About) {
    this.#target = target
    this.#about = about
  }

  get hasFailed(): boolean {
    return this.steps.some(({ state }) => state === 'failed')
  }

  /** Null where it failed, or something before it did. */
  async run<T>(step: StepName, work: () => T | Promise<T>): Promise<T | null> {
    if (this.hasFailed) {
      this.skip(step)
      return null
    }
    const started = performance.now()
    try {
      const result = await work()
      this.#add(step, 'passed', started, null)
      return result
    } catch (error) {
      this.#add(step, 'failed', started, toKafkaError(error))
      return null
    }
  }

  skip(step: StepName): void {
    this.#add(step, 'skipped', performance.now(), null)
  }

  noteExpiry(expiresAt: number | null): void {
    const last = this.steps.at(-1)
    if (last && expiresAt !== null) last.expiresAt = new Date(expiresAt).toISOString()
  }

  /** What came to light later shows that this step has failed; what came after it, never happened. */
  blame(step: StepName, error: KafkaError): void {
    const at = this.steps.findIndex((known) => known.step === step)
    const [blamed, ...after] = this.steps.slice(Math.max(at, 0))
    if (!blamed) return
    blamed.state = 'failed'
    blamed.error = explain(error, reasonOf(step, error, this.#about), this.#figures(error))
    for (const later of after) Object.assign(later, { state: 'skipped', error: null, ms: 0 })
  }

  #add(step: StepName, state: ConnectionStep['state'], started: number, error: KafkaError | null): void {
    this.steps.push({
      step,
      target: this.#target,
      broker: this.#about.broker,
      state,
      ms: Math.round(performance.now() - started),
      expiresAt: null,
      error: error && explain(error, reasonOf(step, error, this.#about), this.#figures(error)),
    })
  }

  #figures({ kafkaError, message }: KafkaError) {
    const { mechanism, broker } = this.#about
    // The one error whose message is of our own making: the mechanisms there are.
    const offered = kafkaError === 'UNSUPPORTED_SASL_MECHANISM' && message !== '' ? message : 'none that this console knows'
    return { target: this.#target, name: kafkaError, mechanism: mechanism ?? 'none', offered, broker: broker ?? -1 }
  }
}
