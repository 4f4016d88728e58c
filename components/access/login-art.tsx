const WIDTH = 1000
const BOTTOM = 900
const STAFF_X = 210
/** Water in four depths: height of its surface, swell, length and shift of the wave, and how dense it is. */
const WATERS = [
  { y: 560, swell: 5, length: 440, shift: 110, color: 'fill-depth-1', opacity: 1 },
  { y: 640, swell: 7, length: 590, shift: 410, color: 'fill-depth-2', opacity: 0.55 },
  { y: 730, swell: 8, length: 740, shift: 275, color: 'fill-depth-3', opacity: 0.45 },
  { y: 820, swell: 9, length: 880, shift: 300, color: 'fill-depth-4', opacity: 0.45 },
]
const METRES = [8, 7, 6, 5, 4, 3, 2, 1, 0]

function surfaceOf({ y, swell, length, shift }: (typeof WATERS)[number]): string {
  const points = Array.from({ length: WIDTH / 10 + 1 }, (_, index) => {
    const x = index * 10
    return `${x} ${(y + swell * Math.sin(((x + shift) / length) * 2 * Math.PI)).toFixed(1)}`
  })
  return `M0 ${BOTTOM}L${points.join('L')}L${WIDTH} ${BOTTOM}z`
}

/** A gauge in the water, with the mark of the high tide. */
export function LoginArt() {
  return (
    <div
      aria-hidden="true"
      className="relative overflow-hidden border-l border-line bg-page max-lg:order-first max-lg:h-37.5 max-lg:border-0"
    >
      <svg viewBox={`0 0 ${WIDTH} ${BOTTOM}`} preserveAspectRatio="xMidYMid slice" className="absolute inset-0 size-full">
        {WATERS.map((water) => (
          <path key={water.y} d={surfaceOf(water)} className={water.color} opacity={water.opacity} />
        ))}
        <g className="fill-none stroke-muted" strokeWidth={1.5}>
          <path d={`M${STAFF_X} 40V880`} />
          {METRES.map((metre, index) => {
            const y = 60 + index * 100
            const small = metre === 0 ? [] : [20, 40, 60, 80]
            return <path key={metre} d={`M${STAFF_X} ${y}h34${small.map((dy) => `M${STAFF_X} ${y + dy}h18`).join('')}`} />
          })}
        </g>
        <g className="fill-muted text-13">
          {METRES.map((metre, index) => (
            <text key={metre} x={STAFF_X + 44} y={64 + index * 100}>
              {metre}
            </text>
          ))}
        </g>
        <g className="stroke-accent" strokeWidth={2}>
          <path d={`M${STAFF_X} 300H760`} strokeDasharray="2 6" />
          <path d="M588 272h40l-20 26z" className="fill-accent" stroke="none" />
          <path d="M560 300h96M578 310h60M594 320h28" />
        </g>
      </svg>
    </div>
  )
}
