// The demo's business: `node cluster/workload/main.ts <connection file>`, one process for all producers and consumers.
import { dirname, join } from 'node:path'
import { readConnection } from './clients.ts'
import { consume, type Habit, type Membership } from './consume.ts'
import { bursty, healthy, leavesAtOnce, limitedTo, readsOnce, stalled } from './habits.ts'
import { keepRunning, say, type Task } from './keep-running.ts'
import { MEMBERS } from './members.ts'
import { consumeAs } from './modern-consumer.ts'
import { FLOWS, produce, writeLedger } from './producers.ts'
import { shareConsume } from './share-consumer.ts'
import { STOPPED_GROUPS, StoppedGroups } from './stopped-groups.ts'

const [file] = process.argv.slice(2)
if (!file) throw new Error('usage: node cluster/workload/main.ts <connection file>')
const connection = readConnection(file)
const stoppedGroups = new StoppedGroups(join(dirname(file), STOPPED_GROUPS))

type Named = [name: string, task: Task]
const each = (members: Membership[], taskOf: (member: Membership) => Task): Named[] =>
  members.map((member) => [member.clientId, stoppedGroups.obeyedBy(member.group, taskOf(member))])
const classic = (members: Membership[], habitOf: (member: Membership) => Habit): Named[] =>
  each(members, (member) => consume(connection, member, habitOf(member)))

const tasks: Named[] = [
  ...FLOWS.map((flow): Named => [`${flow.service} → ${flow.topic}`, produce(connection, flow)]),
  ['ledger-writer', writeLedger(connection)],
  ...classic([...MEMBERS.healthy, ...MEMBERS.readCommitted], () => healthy),
  // Together four fifths of what is written to page-views.
  ...classic(MEMBERS.fallingBehind, () => limitedTo(80)),
  ...classic(MEMBERS.stalled, () => stalled),
  ...classic(MEMBERS.bursty, ({ topics }) => bursty(topics)),
  ...classic(MEMBERS.stopped, () => leavesAtOnce),
  ...classic(MEMBERS.done, () => readsOnce),
  ...each(MEMBERS.consumerProtocol, (member) => consumeAs(connection, member, { groupProtocol: 'consumer' })),
  ...each(MEMBERS.static, (member) => consumeAs(connection, member, { groupInstanceId: member.clientId, sessionTimeout: 30_000 })),
  ...each(MEMBERS.share, (member) => shareConsume(connection, member, join(dirname(file), `${member.clientId}.properties`))),
]

const stop = new AbortController()
process.on('unhandledRejection', (error) => say(`unhandled: ${error instanceof Error ? error.message : String(error)}`))
process.on('uncaughtException', (error) => say(`uncaught: ${error.message}`))

function end(): void {
  stop.abort()
  // Leaving a group in order takes a moment; a broker that is away must not hold back the end.
  setTimeout(() => process.exit(0), 2_500).unref()
}
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, end)
process.once('disconnect', end)

stoppedGroups.follow(stop.signal)
say(`${tasks.length} producers and consumers`)
await Promise.all(tasks.map(([name, task]) => keepRunning(name, task, stop.signal)))
say('stopped')
process.exit(0)
