/** Of the board that the console makes by itself. */
export const AUTOMATIC_ID = 'auto'
