/** A registry has so many direct ports at the most. */
export const MOST_DIRECT_PORTS = 64;
