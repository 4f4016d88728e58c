import { readFileSync } from 'node:fs'

/** What /proc counts CPU time in: USER_HZ, 100 a second on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100

/** Seconds of CPU, user and system, that the processes have had so far together. Throws where there is no /proc, or no such process. */
export function cpuSeconds(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + cpuTicks(readFileSync(`/proc/${pid}/stat`, 'utf8')), 0) / TICKS_PER_SECOND
}

/** utime + stime (proc(5), fields 14 and 15). The name of the process, in brackets, may hold spaces and brackets itself. */
export function cpuTicks(stat: string): number {
  const fromState = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return Number(fromState[11]) + Number(fromState[12])
}

/** Resident memory in MB of 1,000,000 bytes. */
export function rssMb(pid: number): number {
  const kib = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return (Number(kib) * 1024) / 1e6
}
