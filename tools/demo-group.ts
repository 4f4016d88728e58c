// `npm run demo:group -- stop email-sender`, and `start`: the members of a group of the running demo leave, and come back.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { MEMBERS } from '../cluster/workload/members.ts'
import { STOPPED_GROUPS, readStopped, writeStopped } from '../cluster/workload/stopped-groups.ts'
import { PATHS } from './demo/settings.ts'

const names = new Set(Object.values(MEMBERS).flatMap((members) => members.map(({ group }) => group)))
const [what = '', group = ''] = process.argv.slice(2)

function refuse(why: string): never {
  console.error(`✗ ${why}`)
  process.exit(1)
}

if (what !== 'stop' && what !== 'start') refuse('Say stop or start, and which group.')
if (!names.has(group)) refuse(`There is no group "${group}" in the demo; there are ${[...names].join(', ')}.`)
if (!existsSync(PATHS.ready)) refuse('No demo runs.')
const file = join(PATHS.workload, STOPPED_GROUPS)
const others = readStopped(file).filter((one) => one !== group)
writeStopped(file, what === 'stop' ? [...others, group] : others)
console.log(what === 'stop' ? `✓ ${group}: its members leave` : `✓ ${group}: its members come back`)
