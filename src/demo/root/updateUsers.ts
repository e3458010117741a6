import type { CommandRegistry } from '@mesh';
import { UserUpdated } from '../shared/events';

const NAMES = ['Ada', 'Grace', 'Barbara', 'Katherine', 'Radia'];
const EVERY_MS = 3_000;

/** Emits `user.updated` every few seconds; gives the way to stop. */
export function updateUsers(registry: CommandRegistry): () => void {
  let updates = 0;
  const timer = setInterval(() => {
    const index = updates++ % NAMES.length;
    registry.emit(UserUpdated, {
      userId: `u_${100 + index}`,
      name: NAMES[index] ?? '',
      plan: updates % 4 === 0 ? 'free' : 'team',
      seats: 1 + (updates % 12),
      updatedAt: new Date().toISOString(),
    });
  }, EVERY_MS);
  return () => clearInterval(timer);
}
