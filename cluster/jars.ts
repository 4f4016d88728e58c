import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Refusal, step } from './progress.ts'

/** The Kafka of the demo and of nearly all tests, and the oldest that the console is tested with. */
export const KAFKA_VERSIONS = { current: '4.3.1', oldest: '3.9.1' } as const
export type KafkaVersion = (typeof KAFKA_VERSIONS)[keyof typeof KAFKA_VERSIONS]

const here = fileURLToPath(new URL('.', import.meta.url))

/** Kafka's class path, as pinned by pom.xml; fetched once, kept until the pom changes. */
export async function kafkaClassPath(version: KafkaVersion = KAFKA_VERSIONS.current): Promise<string> {
  const jarsDir = fileURLToPath(new URL(`../.cluster/kafka-${version}`, import.meta.url))
  const pom = join(here, 'pom.xml')
  const stamp = join(jarsDir, '.pom-sha256')
  const wanted = createHash('sha256').update(readFileSync(pom)).digest('hex')
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    await step(`fetching Kafka ${version} with Maven`, () => {
      const goal = ['dependency:copy-dependencies', `-DoutputDirectory=${jarsDir}`, `-Dkafka.version=${version}`]
      const mvn = spawnSync('mvn', ['-B', '-q', '-f', pom, ...goal], { encoding: 'utf8' })
      if (mvn.status !== 0) throw new Refusal(`Maven could not fetch Kafka's jars:\n${mvn.stdout}${mvn.stderr}`)
      writeFileSync(stamp, wanted)
    })
  }
  return `${here}log:${jarsDir}/*`
}
