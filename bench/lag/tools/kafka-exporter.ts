import { seriesCount } from '../prometheus-text.ts'
import { startHttpTool, TOOL_PORT } from './http-tool.ts'
import { findProgram, notThere, requireComplete, type Tool } from './tool.ts'

/** danielqsj/kafka_exporter: each scrape asks Kafka for everything. */
export const kafkaExporter: Tool = {
  name: 'kafka_exporter',
  isSlow: true,
  start: async ({ bootstrap, groupPartitions }) => {
    const program = findProgram('kafka_exporter')
    if (!program) return notThere('kafka_exporter')
    return startHttpTool({
      name: 'kafka_exporter',
      program,
      arguments: () => [...bootstrap.split(',').map((server) => `--kafka.server=${server}`), `--web.listen-address=127.0.0.1:${TOOL_PORT}`],
      path: '/metrics',
      check: (text) => requireComplete('kafka_exporter', seriesCount(text, 'kafka_consumergroup_lag'), groupPartitions),
    })
  },
}
