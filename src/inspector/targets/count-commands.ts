/** Such as `11 commands`. */
export const countCommands = (count: number): string => (count === 1 ? '1 command' : `${count} commands`);
