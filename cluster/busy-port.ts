import { createServer } from 'node:net'
import { Refusal } from './progress.ts'

/** Throws a Refusal that names the port when something listens on it. */
export async function refuseBusyPort(port: number, host = '127.0.0.1'): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const server = createServer()
    server.once('error', () => reject(new Refusal(`Port ${port} is in use; stop what listens there, or choose another.`)))
    server.listen(port, host, () => server.close(() => resolve()))
  })
}
