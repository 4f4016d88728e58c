import { afterEach, describe, expect, it } from 'vitest'
import { type ControlledCluster, clusterControl, serveControl } from './control'

const PORT = 29_599
let stop = async () => {}
afterEach(() => stop())

/** Writes down what it is asked. */
async function controlled(running: number[]) {
  const asked: string[] = []
  const cluster: ControlledCluster = {
    nodes: [1, 2, 3, 4].map((id) => ({ id, rack: 'r', dir: '', basePort: 0, logDirs: [] })),
    brokers: [{ id: 1, rack: 'r', pid: 7, command: ['java', 'kafka.Kafka'] }],
    running,
    startNode: async (id) => {
      asked.push(`start ${id}`)
      running.push(id)
    },
    stopNode: async (...words) => void asked.push(['stop', ...words].join(' ')),
    signal: (id, signal) => void asked.push(`signal ${id} ${signal}`),
    untilBrokers: async (count) => void asked.push(`until ${count}`),
  }
  stop = await serveControl(cluster, PORT)
  return { asked, control: clusterControl(`http://127.0.0.1:${PORT}`) }
}

describe('the control of the local cluster', () => {
  it('has started a node only when all that run see it', async () => {
    const { asked, control } = await controlled([1, 3])
    await control.start(2)
    expect(asked).toEqual(['start 2', 'until 3'])
  })

  it('leaves a node that runs as it is', async () => {
    const { asked, control } = await controlled([1, 2, 3])
    await control.start(2)
    expect(asked).toEqual(['until 3'])
  })

  it('waits for the end of a killed node and only signals a paused one', async () => {
    const { asked, control } = await controlled([1, 2, 3])
    await control.stop(1)
    await control.signal(2, 'SIGKILL')
    await control.signal(3, 'SIGSTOP')
    expect(asked).toEqual(['stop 1', 'stop 2 SIGKILL', 'signal 3 SIGSTOP'])
  })

  it('lists the brokers with the command that starts each', async () => {
    const { control } = await controlled([1])
    expect(await control.brokers()).toEqual([{ id: 1, rack: 'r', pid: 7, command: ['java', 'kafka.Kafka'] }])
  })

  it('refuses nodes and actions it does not know', async () => {
    const { asked, control } = await controlled([1])
    await expect(control.stop(9)).rejects.toThrow('no such action')
    expect((await fetch(`http://127.0.0.1:${PORT}/nodes/1/signal/SIGUSR1`, { method: 'POST' })).status).toBe(404)
    expect(asked).toEqual([])
  })
})
