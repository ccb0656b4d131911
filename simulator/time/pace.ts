/** How many times faster people ring, talk and leave; may change while they do. */
export interface Pace {
  speed: number;
}
