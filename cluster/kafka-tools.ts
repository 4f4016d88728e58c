import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { KAFKA_VERSIONS, type KafkaVersion, kafkaClassPath } from './jars.ts'

const run = promisify(execFile)

/** Kafka's own command-line tools, by the name of their script in a Kafka distribution. */
const CLASSES = {
  'kafka-topics': 'org.apache.kafka.tools.TopicCommand',
  'kafka-configs': 'kafka.admin.ConfigCommand',
  'kafka-consumer-groups': 'org.apache.kafka.tools.consumer.group.ConsumerGroupCommand',
  'kafka-share-groups': 'org.apache.kafka.tools.consumer.group.ShareGroupCommand',
  'kafka-groups': 'org.apache.kafka.tools.GroupsCommand',
  'kafka-acls': 'org.apache.kafka.tools.AclCommand',
  'kafka-delegation-tokens': 'org.apache.kafka.tools.DelegationTokenCommand',
  'kafka-log-dirs': 'org.apache.kafka.tools.LogDirsCommand',
  'kafka-metadata-quorum': 'org.apache.kafka.tools.MetadataQuorumCommand',
  'kafka-leader-election': 'org.apache.kafka.tools.LeaderElectionCommand',
  'kafka-reassign-partitions': 'org.apache.kafka.tools.reassign.ReassignPartitionsCommand',
  'kafka-console-consumer': 'org.apache.kafka.tools.consumer.ConsoleConsumer',
  'kafka-console-share-consumer': 'org.apache.kafka.tools.consumer.ConsoleShareConsumer',
  'kafka-console-producer': 'org.apache.kafka.tools.ConsoleProducer',
} as const

export type KafkaTool = keyof typeof CLASSES

/** The java command line that runs a tool; its log goes to nowhere, as its answers are on stdout. */
export async function kafkaToolCommand(tool: KafkaTool, args: string[], version: KafkaVersion = KAFKA_VERSIONS.current): Promise<string[]> {
  const classPath = await kafkaClassPath(version)
  return ['-Xmx128m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Dhighwater.log=/dev/null', '-cp', classPath, CLASSES[tool], ...args]
}

/** Runs one of Kafka's tools to its end and returns what it printed. Throws with its output when it fails. */
export function kafkaTool(tool: KafkaTool, ...args: string[]): Promise<string> {
  return kafkaToolOf(KAFKA_VERSIONS.current, tool, ...args)
}

/** The same with the tools of one version: an old cluster's figures are compared with what came with it. */
export async function kafkaToolOf(version: KafkaVersion, tool: KafkaTool, ...args: string[]): Promise<string> {
  const { stdout } = await run('java', await kafkaToolCommand(tool, args, version), { maxBuffer: 64 * 1024 * 1024 })
  return stdout
}
