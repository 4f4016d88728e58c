import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { startHttpTool, TOOL_PORT } from './http-tool.ts'
import { findProgram, notThere, requireComplete, type Tool } from './tool.ts'

/** redpanda-data/console without its pages: its list of groups asks Kafka for everything each time. */
export const redpandaConsole: Tool = {
  name: 'redpanda-console',
  isSlow: false,
  start: async ({ bootstrap, groups }) => {
    const program = findProgram('redpanda-console')
    if (!program) return notThere('redpanda-console')
    return startHttpTool({
      name: 'redpanda-console',
      program,
      arguments: (dir) => {
        const file = join(dir, 'config.yaml')
        const server = { listenAddress: '127.0.0.1', listenPort: TOOL_PORT }
        writeFileSync(file, stringify({ serveFrontend: false, server, kafka: { brokers: bootstrap.split(',') } }))
        return [`-config.filepath=${file}`]
      },
      path: '/api/consumer-groups',
      check: (text) => requireComplete('redpanda-console', (text.match(/"groupId":/g) ?? []).length, groups.length),
    })
  },
}
