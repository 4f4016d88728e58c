/** Statuses as numbers, as Burrow's `/metrics` and its notifiers' thresholds have them (protocol.StatusConstant). */
export const STATUS_NUMBERS = { NOTFOUND: 0, OK: 1, WARN: 2, ERR: 3, STOP: 4, STALL: 5, REWIND: 6 } as const
