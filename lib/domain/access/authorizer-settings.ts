import type { ConfigValue } from '../configs/config-value'
import type { AuthorizerSettings } from './decide-access'

/** Of one broker, out of all its configs; Kafka keeps the values of configs that it does not know itself, and tells only that they are set. */
export function authorizerOf(configs: readonly ConfigValue[]): AuthorizerSettings {
  const config = (name: string) => configs.find((one) => one.name === name)
  const [superUsers, everyone] = [config('super.users'), config('allow.everyone.if.no.acl.found')]
  return {
    className: config('authorizer.class.name')?.value ?? null,
    superUsers: superUsers === undefined ? [] : (superUsers.value?.split(';').map((user) => user.trim()) ?? null),
    allowEveryone: everyone === undefined ? false : everyone.value === null ? null : everyone.value.toLowerCase() === 'true',
  }
}

/** What all brokers are known to agree on: each decides by its own settings. null: of a broker nothing is known. */
export function mergeAuthorizers(brokers: readonly (AuthorizerSettings | null)[]): AuthorizerSettings {
  return {
    className: agreed(brokers.map((broker) => broker?.className ?? null)),
    superUsers: agreed(brokers.map((broker) => broker?.superUsers?.toSorted() ?? null)),
    allowEveryone: agreed(brokers.map((broker) => broker?.allowEveryone ?? null)),
  }
}

function agreed<T>(values: readonly (T | null)[]): T | null {
  const [first] = values
  if (first === undefined || first === null) return null
  return values.every((value) => JSON.stringify(value) === JSON.stringify(first)) ? first : null
}

/**
 * Whether a broker knows nobody by anything but SCRAM: no other mechanism, no client certificate, on any listener. What a listener has of its
 * own Kafka keeps to itself: then it is not known, and so not said.
 */
export function isScramOnly(configs: readonly ConfigValue[]): boolean {
  const value = (name: string) => configs.find((one) => one.name === name)?.value ?? null
  const hasOwn = configs.some(({ name }) => /^listener\.name\..+\.(sasl\.enabled\.mechanisms|ssl\.client\.auth)$/.test(name))
  const mechanisms =
    value('sasl.enabled.mechanisms')
      ?.split(',')
      .map((word) => word.trim()) ?? []
  return !hasOwn && value('ssl.client.auth') === 'none' && mechanisms.length > 0 && mechanisms.every((word) => word.startsWith('SCRAM-'))
}
