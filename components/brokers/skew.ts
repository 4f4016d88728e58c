import { formatPercent } from '@/lib/client/format'

/** Beyond this a bar does not grow: percent off an even share. */
const FULL_PERCENT = 50

/** `+3.2 %`, `−12 %`, `0 %` */
export function formatSkew(percent: number): string {
  if (percent === 0) return '0 %'
  return `${percent > 0 ? '+' : '−'}${formatPercent(Math.abs(percent))}`
}

/** How much of its half of the bar a skew takes, −1 to 1. */
export function skewShare(percent: number): number {
  return Math.max(-1, Math.min(1, percent / FULL_PERCENT))
}
