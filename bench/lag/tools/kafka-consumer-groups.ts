import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { kafkaClassPath } from '../../../cluster/jars.ts'
import { requireComplete, type Tool } from './tool.ts'

const run = promisify(execFile)
const MAX_OUTPUT = 512 * 1024 * 1024

/** What kafka-run-class.sh gives Java where the environment says nothing else. */
const JAVA_OPTIONS = [
  '-Xmx256M',
  '-server',
  '-XX:+UseG1GC',
  '-XX:MaxGCPauseMillis=20',
  '-XX:InitiatingHeapOccupancyPercent=35',
  '-XX:+ExplicitGCInvokesConcurrent',
  '-Djava.awt.headless=true',
  '-Dhighwater.log=/dev/null',
]

/** `kafka-consumer-groups.sh --describe --all-groups`, from the start of Java to its end, as somebody who types it waits for it. */
export const kafkaConsumerGroups: Tool = {
  name: 'kafka-consumer-groups',
  isSlow: true,
  start: async ({ bootstrap, groups, groupPartitions }) => {
    const command = ['-cp', await kafkaClassPath(), 'org.apache.kafka.tools.consumer.group.ConsumerGroupCommand']
    const words = ['--bootstrap-server', bootstrap, '--describe', '--all-groups']
    const ids = new Set(groups.map(({ id }) => id))
    const measure = async () => {
      const started = performance.now()
      const { stdout } = await run('java', [...JAVA_OPTIONS, ...command, ...words], { maxBuffer: MAX_OUTPUT })
      const value = performance.now() - started
      const rows = stdout.split('\n').filter((line) => ids.has(line.slice(0, line.indexOf(' '))))
      requireComplete('kafka-consumer-groups', rows.length, groupPartitions)
      return { value, bytes: Buffer.byteLength(stdout) }
    }
    // What the brokers have to compile for it they have compiled then.
    await measure()
    return { measure, stop: async () => {} }
  },
}
