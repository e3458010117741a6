import { configure } from '@testing-library/react';
import { vi } from 'vitest';

// A wait ends with its condition; the limit is only for a condition that never comes. The libraries' own second is
// too short for a machine that is busy with other tests.
const PATIENCE_MS = 15_000;
const { waitFor, waitUntil } = vi;
vi.waitFor = (callback, options) => waitFor(callback, options ?? PATIENCE_MS);
vi.waitUntil = (callback, options) => waitUntil(callback, options ?? PATIENCE_MS);
configure({ asyncUtilTimeout: PATIENCE_MS });
