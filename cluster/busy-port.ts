import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { Refusal } from './progress.ts'

/** Throws a Refusal that names the port when something listens on it. Asks again for half a second: a killed process lets go late. */
export async function refuseBusyPort(port: number, host = '127.0.0.1'): Promise<void> {
  for (let attempt = 0; attempt < 6; attempt++) {
    if (await isFree(port, host)) return
    await wait(100)
  }
  throw new Refusal(`Port ${port} is in use; stop what listens there, or choose another.`)
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, host, () => server.close(() => resolve(true)))
  })
}
