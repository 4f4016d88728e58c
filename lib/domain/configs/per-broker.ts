/** Configs that name the broker itself or its machine: these differ on purpose. */
const PER_BROKER = new Set([
  'advertised.listeners',
  'broker.id',
  'broker.rack',
  'controller.listener.names',
  'host.name',
  'listeners',
  'log.dir',
  'log.dirs',
  'metadata.log.dir',
  'node.id',
  'port',
  'process.roles',
])

export function isPerBroker(config: string): boolean {
  return PER_BROKER.has(config) || config.startsWith('listener.name.')
}
