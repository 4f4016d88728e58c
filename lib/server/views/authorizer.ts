import 'server-only'
import { authorizerOf, mergeAuthorizers } from '@/lib/domain/access/authorizer-settings'
import type { AuthorizerSettings } from '@/lib/domain/access/decide-access'
import type { ConfigValue } from '@/lib/domain/configs/config-value'
import type { ViewContext } from './view-context'

/** As the brokers that answer were started, with the configs of each; null of one that does not tell. Kafka keeps what it does not know itself to itself. */
export async function readAuthorizer({
  observer,
}: ViewContext): Promise<{ settings: AuthorizerSettings; configs: (readonly ConfigValue[] | null)[] }> {
  const up = observer.snapshot.brokers.filter(({ status }) => status === 'up')
  const read = await Promise.all(up.map(({ id }) => observer.details.brokerConfigs.look(String(id))))
  const configs = read.map(({ value }) => value)
  return { settings: mergeAuthorizers(configs.map((of) => of && authorizerOf(of))), configs }
}
