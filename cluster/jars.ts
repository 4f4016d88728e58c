import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Refusal, step } from './progress.ts'

const here = fileURLToPath(new URL('.', import.meta.url))
const jarsDir = fileURLToPath(new URL('../.cluster/jars', import.meta.url))

/** Kafka's class path, as pinned by pom.xml; fetched once, kept until the pom changes. */
export async function kafkaClassPath(): Promise<string> {
  const pom = join(here, 'pom.xml')
  const stamp = join(jarsDir, '.pom-sha256')
  const wanted = createHash('sha256').update(readFileSync(pom)).digest('hex')
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    await step('fetching Kafka 4.3.1 with Maven', () => {
      const mvn = spawnSync('mvn', ['-B', '-q', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${jarsDir}`], {
        encoding: 'utf8',
      })
      if (mvn.status !== 0) throw new Refusal(`Maven could not fetch Kafka's jars:\n${mvn.stdout}${mvn.stderr}`)
      writeFileSync(stamp, wanted)
    })
  }
  return `${here}log:${jarsDir}/*`
}
