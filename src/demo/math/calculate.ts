import { RequestReader } from '../shared/RequestReader';
import { rejectRequest } from '../shared/rejectRequest';
import type { Operands } from './MathService';

type Exact = (a: bigint, b: bigint) => bigint;
type Approximate = (a: number, b: number) => number;

/** One operation on a request: exact where both are whole numbers and the operation keeps them whole. */
export function calculate(request: unknown, exact: Exact, approximate: Approximate): number | bigint {
  const { a, b } = readOperands(request);
  if (isWhole(a) && isWhole(b)) return shortest(exact(BigInt(a), BigInt(b)));
  return approximate(Number(a), Number(b));
}

/** Refuses a division by zero: JSON has no infinity. */
export function divide(request: unknown): number {
  const { a, b } = readOperands(request);
  if (Number(b) === 0) rejectRequest('b', 'must not be 0');
  return Number(a) / Number(b);
}

function readOperands(request: unknown): Operands {
  const reader = new RequestReader(request);
  const operand = (name: string): number | bigint => {
    const value = reader.value(name);
    if (typeof value === 'bigint' || typeof value === 'number') return value;
    return rejectRequest(name, value === undefined ? 'is missing' : 'must be a number');
  };
  return { a: operand('a'), b: operand('b') };
}

function isWhole(value: number | bigint): boolean {
  return typeof value === 'bigint' || Number.isSafeInteger(value);
}

function shortest(value: bigint): number | bigint {
  const double = Number(value);
  return Number.isSafeInteger(double) ? double : value;
}
