import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { commitOffsets } from '../../fill.ts'
import { seriesCount } from '../prometheus-text.ts'
import { startHttpTool, TOOL_PORT } from './http-tool.ts'
import { findProgram, type Load, notThere, requireComplete, type Tool } from './tool.ts'

/** linkedin/Burrow: it keeps what it reads in __consumer_offsets, and answers from that. */
export const burrow: Tool = {
  name: 'burrow',
  isSlow: false,
  start: async (load) => {
    const program = findProgram('burrow', 'Burrow')
    if (!program) return notThere('burrow')
    return startHttpTool({
      name: 'burrow',
      program,
      arguments: (dir) => {
        writeFileSync(join(dir, 'burrow.toml'), configuration(load))
        return ['-config-dir', dir]
      },
      path: '/metrics',
      check: (text) => requireComplete('burrow', seriesCount(text, 'burrow_kafka_consumer_partition_lag'), load.groupPartitions),
      // It drops what it reads before it has first asked for log ends, and what was committed over a week ago: the same again.
      beforeReady: () => commitOffsets(load.bootstrap, load.groups),
    })
  },
}

/** The least with which it runs without ZooKeeper. */
function configuration({ bootstrap }: Load): string {
  const servers = JSON.stringify(bootstrap.split(','))
  return `[general]
pidfile = "burrow.pid"
[logging]
level = "warn"
[client-profile.bench]
client-id = "burrow-bench"
[cluster.bench]
class-name = "kafka"
servers = ${servers}
client-profile = "bench"
[consumer.bench]
class-name = "kafka"
cluster = "bench"
servers = ${servers}
client-profile = "bench"
[storage.default]
class-name = "inmemory"
[httpserver.default]
address = "127.0.0.1:${TOOL_PORT}"
`
}
