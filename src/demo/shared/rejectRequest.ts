import { CommandError } from '@mesh';

/**
 * Refuses a request as its owner does (protocol.md, Commands: Validation).
 * @param place where in the data: `address.postcode`
 * @throws CommandError always
 */
export function rejectRequest(place: string, problem: string): never {
  throw new CommandError('invalid_request', place === '' ? problem : `${place}: ${problem}`);
}
