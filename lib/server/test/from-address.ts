import 'server-only'
import { type AddressInfo, connect, createServer } from 'node:net'

export interface Detour {
  port: number
  close(): void
}

/** A port that leads to another on this machine, which sees whoever comes through it come from that loopback address. */
export async function fromAddress(localAddress: string, to: number): Promise<Detour> {
  const server = createServer((client) => {
    const onward = connect({ host: '127.0.0.1', port: to, localAddress })
    for (const [one, other] of [
      [client, onward],
      [onward, client],
    ] as const) {
      one.on('error', () => other.destroy())
      one.on('close', () => other.destroy())
    }
    client.pipe(onward).pipe(client)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as AddressInfo).port, close: () => server.close() }
}
