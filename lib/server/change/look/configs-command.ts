import 'server-only'
import type { ConfigChange } from './config-rows'
import { toolCommand } from './tool-command'

/** The kafka-configs.sh call that does the same. null: a word that no command line can hold. */
export function configsCommand(entity: readonly string[], { set, reset }: ConfigChange): string | null {
  // Kafka's tool takes a value with commas in square brackets.
  const added = Object.entries(set).map(([name, value]) => `${name}=${value.includes(',') ? `[${value}]` : value}`)
  return toolCommand('kafka-configs.sh', [
    '--alter',
    ...entity,
    ...(added.length === 0 ? [] : ['--add-config', added.join(',')]),
    ...(reset.length === 0 ? [] : ['--delete-config', reset.join(',')]),
  ])
}
