/** What this thread computes while `work` runs, in ms: a limit on it holds on a machine that has other things to do, too. */
export function busyMs(work: () => unknown): number {
  const before = process.threadCpuUsage()
  work()
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1_000
}
