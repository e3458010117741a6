/** Such as `11 commands`, `5,000 commands`. */
export const countCommands = (count: number): string =>
  count === 1 ? '1 command' : `${count.toLocaleString('en')} commands`;
